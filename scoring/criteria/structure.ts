/** Building blocks that judge the shape of a framework file as `framework.schema.json` states it, without a schema library. */
import { Ratio } from '../number/ratio.js';
import { isObject } from './json-value.js';
import { pointer, type Faults } from './problem.js';

/** True when the value has the shape; otherwise every breach was added to the faults with code `schema`. */
export type Structure = (value: unknown, at: string, faults: Faults) => boolean;

function breach(faults: Faults, at: string, reasonVi: string, reasonEn: string): false {
  faults.add('schema', at, { reasonVi, reasonEn });
  return false;
}

export const number: Structure = (value, at, faults) =>
  value instanceof Ratio || (typeof value === 'number' && Number.isFinite(value))
    ? true
    : breach(faults, at, 'phải là số', 'must be a number');

export const integer: Structure = (value, at, faults) =>
  (value instanceof Ratio && value.isInteger()) || Number.isInteger(value)
    ? true
    : breach(faults, at, 'phải là số nguyên', 'must be a whole number');

export const boolean: Structure = (value, at, faults) =>
  typeof value === 'boolean' ? true : breach(faults, at, 'phải là true hoặc false', 'must be true or false');

export const anyText: Structure = (value, at, faults) =>
  typeof value === 'string' ? true : breach(faults, at, 'phải là văn bản', 'must be a text');

export const text: Structure = (value, at, faults) =>
  typeof value === 'string' && value.length > 0
    ? true
    : breach(faults, at, 'phải là văn bản không rỗng', 'must be a text that is not empty');

export const anyObject: Structure = (value, at, faults) =>
  isObject(value) ? true : breach(faults, at, 'phải là đối tượng', 'must be an object');

export const matching =
  (pattern: RegExp): Structure =>
  (value, at, faults) =>
    typeof value === 'string' && pattern.test(value)
      ? true
      : breach(faults, at, `phải theo mẫu ${pattern.source}`, `must match ${pattern.source}`);

export const oneOf =
  (...allowed: readonly string[]): Structure =>
  (value, at, faults) =>
    typeof value === 'string' && allowed.includes(value)
      ? true
      : breach(faults, at, `phải là một trong: ${allowed.join(', ')}`, `must be one of: ${allowed.join(', ')}`);

export const list =
  (item: Structure, atLeast = 0): Structure =>
  (value, at, faults) => {
    if (!Array.isArray(value)) return breach(faults, at, 'phải là danh sách', 'must be a list');
    const before = faults.count;
    if (value.length < atLeast)
      breach(
        faults,
        at,
        `cần ít nhất ${atLeast} mục`,
        `needs at least ${atLeast} ${atLeast === 1 ? 'entry' : 'entries'}`,
      );
    value.forEach((entry: unknown, index) => item(entry, pointer(at, index), faults));
    return faults.count === before;
  };

export const object =
  (required: Readonly<Record<string, Structure>>, optional: Readonly<Record<string, Structure>> = {}): Structure =>
  (value, at, faults) => {
    if (!isObject(value)) return breach(faults, at, 'phải là đối tượng', 'must be an object');
    const before = faults.count;
    for (const name of Object.keys(required)) {
      if (!Object.hasOwn(value, name)) breach(faults, pointer(at, name), 'thiếu thuộc tính', 'the property is missing');
    }
    for (const name of Object.keys(value)) {
      const shape = Object.hasOwn(required, name)
        ? required[name]
        : Object.hasOwn(optional, name)
          ? optional[name]
          : null;
      if (shape) shape(value[name], pointer(at, name), faults);
      else breach(faults, pointer(at, name), 'thuộc tính không có trong quy định', 'the property is not known');
    }
    return faults.count === before;
  };
