/** The running application's own list of routes and bodies (`/api/openapi.json`), for tests that walk through all of them. */
import { randomUUID } from 'node:crypto';
import type { TestServer } from './server.js';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  minLength?: number;
  minimum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  example?: unknown;
}

export interface Operation {
  /** `PATCH /api/v1/accounts/{id}` */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { in: string; name: string; required: boolean; schema: Schema }[];
  /** Schema of a JSON body, or null. */
  readonly body: Schema | null;
  readonly isUpload: boolean;
}

export class ApiDocument {
  constructor(
    readonly operations: readonly Operation[],
    private readonly schemas: Readonly<Record<string, Schema>>,
  ) {}

  /** A schema without its reference. */
  plain(schema: Schema): Schema {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (reference === undefined) return schema;
    const found = this.schemas[reference.replace('#/components/schemas/', '')];
    if (found === undefined) throw new Error(`the API document has no ${reference}`);
    return this.plain(found);
  }

  private typeOf(schema: Schema): string | undefined {
    return Array.isArray(schema.type) ? schema.type.find((type) => type !== 'null') : schema.type;
  }

  /** A value that the schema allows: all fields filled, lists with one entry. */
  example(given: Schema): unknown {
    const schema = this.plain(given);
    if (schema.example !== undefined) return schema.example;
    if (schema.enum !== undefined) return schema.enum[0];
    switch (this.typeOf(schema)) {
      case 'integer':
      case 'number':
        return schema.minimum ?? 1;
      case 'boolean':
        return true;
      case 'array':
        return schema.items === undefined ? [] : [this.example(schema.items)];
      case 'string':
        if (schema.format === 'uuid') return randomUUID();
        if (schema.format === 'date') return '2026-01-01';
        if (schema.format === 'date-time') return '2026-01-01T00:00:00.000Z';
        return 'a'.repeat(Math.max(schema.minLength ?? 1, 3));
      default:
        return Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, field]) => [name, this.example(field)]),
        );
    }
  }

  /** Every field of a body, through lists and bodies inside it: `['agencies', 0, 'population']`. */
  fields(given: Schema): { path: (string | number)[]; schema: Schema }[] {
    const schema = this.plain(given);
    if (this.typeOf(schema) === 'array' && schema.items !== undefined) {
      return this.fields(schema.items).map(({ path, schema: inner }) => ({ path: [0, ...path], schema: inner }));
    }
    return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
      { path: [name], schema: this.plain(field) },
      ...this.fields(field).map(({ path, schema: inner }) => ({ path: [name, ...path], schema: inner })),
    ]);
  }

  /** Whether a bad value of the tests is none for this field: an empty list or object where one may stand. */
  allows(schema: Schema, value: unknown): boolean {
    if (value === null) return Array.isArray(schema.type) && schema.type.includes('null');
    const type = this.typeOf(schema);
    if (Array.isArray(value)) return type === 'array';
    return typeof value === 'object' && (type === 'object' || type === undefined);
  }
}

/** Reads the document of a running server. */
export async function readApiDocument(server: TestServer): Promise<ApiDocument> {
  const response = await fetch(`${server.baseUrl}/api/openapi.json`);
  const document = (await response.json()) as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
    components: { schemas: Record<string, Schema> };
  };
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Operation => {
      const content = (operation.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)?.content;
      return {
        key: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: (operation.parameters ?? []) as Operation['parameters'],
        body: content?.['application/json']?.schema ?? null,
        isUpload: content?.['multipart/form-data'] !== undefined,
      };
    }),
  );
  return new ApiDocument(operations, document.components.schemas);
}

/** The path with its parameters filled in: by name where given, else by an id that nothing has. */
export const filledPath = (path: string, values: Readonly<Record<string, string>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '00000000-0000-4000-8000-000000000000');

/** A copy of `body` with another value at `path`. */
export function withValueAt(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(body);
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1)!] = value;
  return copy;
}
