/** The registry as a tree: parents first, children under them, orphans of a filtered list at the top. */
export interface TreeAgency {
  readonly id: string;
  readonly parentId: string | null;
}

export interface TreeRow<T extends TreeAgency> {
  readonly agency: T;
  readonly depth: number;
  readonly children: number;
}

/** Depth-first rows in the order given; a parent that is not in the list makes its children roots. Broken circles are cut. */
export function treeRows<T extends TreeAgency>(
  agencies: readonly T[],
  closed: ReadonlySet<string> = new Set(),
): TreeRow<T>[] {
  const known = new Set(agencies.map(({ id }) => id));
  const children = new Map<string | null, T[]>();
  for (const agency of agencies) {
    const parent = agency.parentId !== null && known.has(agency.parentId) ? agency.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), agency]);
  }
  const rows: TreeRow<T>[] = [];
  const seen = new Set<string>();
  const visit = (agency: T, depth: number): void => {
    if (seen.has(agency.id)) return;
    seen.add(agency.id);
    const own = children.get(agency.id) ?? [];
    rows.push({ agency, depth, children: own.length });
    if (!closed.has(agency.id)) own.forEach((child) => visit(child, depth + 1));
    else own.forEach((child) => markSeen(child));
  };
  const markSeen = (agency: T): void => {
    if (seen.has(agency.id)) return;
    seen.add(agency.id);
    (children.get(agency.id) ?? []).forEach(markSeen);
  };
  (children.get(null) ?? []).forEach((agency) => visit(agency, 0));
  agencies.forEach((agency) => visit(agency, 0));
  return rows;
}
