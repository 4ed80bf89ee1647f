/** Exact scores, before anything is rounded or written as text. */
import type { ScoreOptions } from './check-options.js';
import type { Framework } from './framework.js';
import type { Layer } from './policies.js';
import type { GroupRanking } from './rank-agencies.js';
import type { AgencyPoints } from './score-agency.js';

export interface Scores {
  readonly framework: Framework;
  readonly layer: Layer;
  readonly options: ScoreOptions;
  /** In input order. */
  readonly agencies: readonly AgencyPoints[];
  readonly ranking: readonly GroupRanking<AgencyPoints>[];
}
