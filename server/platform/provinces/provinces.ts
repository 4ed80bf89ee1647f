/** Provinces of this installation: the tenant that every row and every request belongs to (DESIGN §3). */
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { DataSource, type EntityManager } from 'typeorm';
import { BilingualText } from '../dto/shapes.js';
import { Problem } from '../problems/problem.js';

export class Province {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: () => BilingualText })
  name!: BilingualText;
  /** Invented content: every page that shows it says "dữ liệu mẫu". */
  @ApiProperty()
  isSample!: boolean;
  /** The one that public pages show when the address names none. */
  @ApiProperty()
  isDefault!: boolean;
}

export class ProvinceList {
  @ApiProperty({ type: () => Province, isArray: true })
  items!: Province[];
}

const columns = `id, code, jsonb_build_object('vi', name_vi, 'en', name_en) AS name, is_sample AS "isSample",
                 is_default AS "isDefault"`;
const order = 'is_default DESC, is_sample, name_vi COLLATE "vi-x-icu", code';

@Injectable()
export class Provinces {
  constructor(private readonly database: DataSource) {}

  /** All of them, the default first. */
  list(manager: EntityManager = this.database.manager): Promise<Province[]> {
    return manager.query(`SELECT ${columns} FROM province ORDER BY ${order}`);
  }

  /** The province of a public read. @throws Problem notFound */
  async byCode(code: string | undefined, manager: EntityManager = this.database.manager): Promise<Province> {
    const rows: Province[] = await manager.query(
      `SELECT ${columns} FROM province WHERE $1::text IS NULL OR code = $1 ORDER BY ${order} LIMIT 1`,
      [code ?? null],
    );
    if (rows[0] === undefined) {
      throw new Problem('notFound', {
        detail: { vi: `Không có tỉnh nào với mã "${code ?? ''}".`, en: `No province has the code "${code ?? ''}".` },
      });
    }
    return rows[0];
  }

  /** Makes a province once; the first one that is made becomes the default. Returns its id. */
  static async ensure(
    manager: EntityManager,
    wanted: { code: string; nameVi: string; nameEn: string; isSample: boolean },
  ): Promise<string> {
    await manager.query(
      `INSERT INTO province (code, name_vi, name_en, is_sample, is_default)
       VALUES ($1, $2, $3, $4, NOT EXISTS (SELECT FROM province WHERE is_default))
       ON CONFLICT (code) DO NOTHING`,
      [wanted.code, wanted.nameVi, wanted.nameEn, wanted.isSample],
    );
    const rows: { id: string }[] = await manager.query('SELECT id FROM province WHERE code = $1', [wanted.code]);
    return rows[0]?.id ?? '';
  }
}
