/** Settings of a province: typed values over the defaults of the catalogue, every change audited. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../audit/audit.js';
import type { Principal } from '../permissions/principal.js';
import { auditActor } from '../permissions/principal.js';
import { settingDefaults, settingNames, settingTitles, type SettingValues } from './settings-catalogue.js';

@Injectable()
export class Settings {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
  ) {}

  /** All settings of a province; what nobody changed has its default. */
  async of(provinceId: string, manager: EntityManager = this.database.manager): Promise<SettingValues> {
    const rows: { name: string; value: unknown }[] = await manager.query(
      'SELECT name, value FROM setting WHERE province_id = $1',
      [provinceId],
    );
    const stored = new Map(rows.map((row) => [row.name, row.value]));
    const valueOf = (name: keyof SettingValues): unknown => {
      const value = stored.get(name);
      return typeof value === typeof settingDefaults[name] ? value : settingDefaults[name];
    };
    return Object.fromEntries(settingNames.map((name) => [name, valueOf(name)])) as unknown as SettingValues;
  }

  /** Stores the given settings of the actor's province; an unchanged value leaves no trace. */
  change(actor: Principal, wanted: Partial<SettingValues>): Promise<SettingValues> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT FROM province WHERE id = $1 FOR NO KEY UPDATE', [actor.provinceId]);
      const before = await this.of(actor.provinceId, manager);
      for (const name of settingNames) {
        const to = wanted[name];
        if (to === undefined || to === before[name]) continue;
        await manager.query(
          `INSERT INTO setting (province_id, name, value) VALUES ($1, $2, $3::jsonb)
           ON CONFLICT (province_id, name) DO UPDATE SET value = excluded.value`,
          [actor.provinceId, name, JSON.stringify(to)],
        );
        const title = settingTitles[name];
        await this.audit.record(manager, auditActor(actor), {
          action: 'setting.changed',
          subjectKind: 'setting',
          subjectId: name,
          summary: {
            vi: `Đổi cài đặt "${title.vi}" từ ${String(before[name])} thành ${String(to)}`,
            en: `Setting "${title.en}" changed from ${String(before[name])} to ${String(to)}`,
          },
          changes: { [name]: { from: before[name], to } },
        });
      }
      return this.of(actor.provinceId, manager);
    });
  }
}
