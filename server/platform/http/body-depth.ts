/** Refuses bodies nested so deeply that a recursive reader would run out of stack: no form of ours comes near the limit. */
import { Problem } from '../problems/problem.js';

const deepest = 40;

/** @throws Problem badRequest when `body` has more than forty levels */
export function refuseDeepBody(body: unknown): void {
  let level: object[] = typeof body === 'object' && body !== null ? [body] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest) {
      throw new Problem('badRequest', {
        detail: { vi: `Dữ liệu lồng quá ${deepest} tầng.`, en: `The body is nested more than ${deepest} levels deep.` },
      });
    }
    level = level.flatMap((part) =>
      (Array.isArray(part) ? part : Object.values(part)).filter(
        (inner): inner is object => typeof inner === 'object' && inner !== null,
      ),
    );
  }
}
