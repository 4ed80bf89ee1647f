/** What everybody may read: published rankings and agency profiles, exactly as they were frozen. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../platform/problems/problem.js';
import { headOf, provinceName, publicRanking, publicRankings } from './publication-store.js';
import type { ProfileShape, RankingList, RankingQuery, RankingShape } from './publication.dto.js';
import type { FrozenProfile } from './published-content.js';

@Injectable()
export class RankingsService {
  constructor(private readonly database: DataSource) {}

  async list(query: RankingQuery): Promise<RankingList> {
    const rows = await publicRankings(this.database.manager, query.province ?? null, query.year ?? null);
    return { items: rows.map(headOf) };
  }

  /** @throws Problem notFound for what was never public */
  async ranking(id: string): Promise<RankingShape> {
    const row = await publicRanking(this.database.manager, id);
    if (row === undefined) throw new Problem('notFound');
    const { ranking } = row;
    return {
      ...headOf(row),
      provinceName: provinceName(row),
      opensAt: ranking.opensAt,
      closesAt: ranking.closesAt,
      fingerprint: row.fingerprint,
      singlePerson: row.singlePerson,
      method: ranking.method,
      groups: [...ranking.groups],
      rows: [...ranking.rows],
    };
  }

  async profile(id: string, agencyId: string): Promise<ProfileShape> {
    const row = await publicRanking(this.database.manager, id);
    const profiles: { profile: FrozenProfile }[] = await this.database.query(
      'SELECT profile FROM publication_profile WHERE publication_id = $1 AND agency_id = $2',
      [id, agencyId],
    );
    const profile = profiles[0]?.profile;
    const result = row?.ranking.rows.find((one) => one.agencyId === agencyId);
    const group = row?.ranking.groups.find((one) => one.kind === result?.kind);
    if (row === undefined || profile === undefined || result === undefined || group === undefined)
      throw new Problem('notFound');
    return {
      publication: headOf(row),
      provinceName: provinceName(row),
      row: result,
      group,
      items: [...profile.items],
      channels: [...profile.channels],
      method: row.ranking.method,
    };
  }
}
