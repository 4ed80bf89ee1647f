/** What drawing people in clusters (villages, counters, days) costs in precision, and how many a cluster to ask. */
import { requireFinite } from '../number/check-number.js';
import { finiteOrNull } from '../number/finite-or-null.js';

/**
 * deff = 1 + (m − 1)·rho for m answers a cluster with intraclass correlation rho (Kish 1965), and the cheapest
 * m = √(costCluster/costUnit · (1 − rho)/rho) (Cochran 1977, §10.6), null where that is undefined (rho ≤ 0 or no unit
 * cost).
 *
 * @throws ScoringError `badInput` for a number that is not finite.
 * @example clusterSample({ rho: 0.05, clusterSize: 5, costCluster: 40, costUnit: 3 }).deff // 1.2
 */
export function clusterSample(input: {
  readonly rho: number;
  readonly clusterSize: number;
  readonly costCluster: number;
  readonly costUnit: number;
}): { readonly deff: number; readonly optimalClusterSize: number | null } {
  const { rho, clusterSize, costCluster, costUnit } = input;
  for (const [name, value] of Object.entries(input)) requireFinite(value, name);
  return {
    deff: 1 + (clusterSize - 1) * rho,
    optimalClusterSize: finiteOrNull(Math.sqrt((costCluster / costUnit) * ((1 - rho) / rho))),
  };
}
