/** Shapes that many rooms share: a text in two languages, a page of a list. */
import { ApiProperty } from '@nestjs/swagger';
import { IdField, TextField, WholeField } from './fields.js';

export class BilingualText {
  @TextField({ max: 300 })
  vi!: string;
  @TextField({ max: 300 })
  en!: string;
}

/** The `:id` of a path. */
export class IdPath {
  @IdField()
  id!: string;
}

export class PageQuery {
  @WholeField({ min: 1, max: 100_000, optional: true, query: true, description: 'Page, from 1.' })
  page?: number;
  @WholeField({ min: 1, max: 500, optional: true, query: true, description: 'Rows a page, 50 unless told.' })
  pageSize?: number;
}

export interface Page<T> {
  items: T[];
  total: number;
  nextPage: number | null;
}

/** LIMIT and OFFSET of a page query. */
export function limits(query: PageQuery): { limit: number; offset: number; page: number } {
  const page = query.page ?? 1;
  const limit = query.pageSize ?? 50;
  return { limit, offset: (page - 1) * limit, page };
}

export function pageOf<T>(items: T[], total: number, query: PageQuery): Page<T> {
  const { limit, page } = limits(query);
  return { items, total, nextPage: page * limit < total ? page + 1 : null };
}

/** Documents a list answer: `class AgencyPage extends pageShape(AgencyShape) {}`. */
export function pageShape<T>(itemClass: new () => T) {
  class PageShape {
    @ApiProperty({ type: () => itemClass, isArray: true })
    items!: T[];
    @ApiProperty({ type: 'integer' })
    total!: number;
    @ApiProperty({ type: 'integer', nullable: true })
    nextPage!: number | null;
  }
  return PageShape;
}
