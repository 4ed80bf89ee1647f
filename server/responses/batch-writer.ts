/**
 * Gathers answers while a flush is under way and writes them with one statement (STACK "Intake"). An answer's promise
 * settles only after its transaction is on disk. Nothing is ever written twice: the row's UUID decides in the database.
 */
import pg from 'pg';
import { insertResponses } from './insert-responses.js';
import type { ResponseRow, StoreOutcome } from './response-row.js';

/** The queue is full, the writer is closing or the database does not answer: the same answer may be sent again. */
export class WriterBusy extends Error {}

export interface BatchWriterOptions {
  readonly connectionString: string;
  /** Most rows in one statement. */
  readonly largestBatch?: number;
  /** Most rows that wait; beyond it `WriterBusy`. */
  readonly longestQueue?: number;
  readonly onFailure?: (error: unknown, rows: number) => void;
}

interface Waiting {
  readonly row: ResponseRow;
  resolve(outcome: StoreOutcome): void;
  reject(error: unknown): void;
}

export class BatchWriter {
  private waiting: Waiting[] = [];
  private flushing: Promise<void> | null = null;
  private client: pg.Client | null = null;
  private closing = false;
  private readonly largestBatch: number;
  private readonly longestQueue: number;

  constructor(private readonly options: BatchWriterOptions) {
    this.largestBatch = options.largestBatch ?? 500;
    this.longestQueue = options.longestQueue ?? 5_000;
  }

  /** Stores one answer. Resolves after commit. Throws `WriterBusy`, or the database's error about this very row. */
  write(row: ResponseRow): Promise<StoreOutcome> {
    if (this.closing || this.waiting.length >= this.longestQueue) return Promise.reject(new WriterBusy());
    return new Promise((resolve, reject) => {
      this.waiting.push({ row, resolve, reject });
      // the flush starts after the requests that arrived in the same turn are read
      this.flushing ??= new Promise<void>((started) => setImmediate(started)).then(() => this.flushAll());
    });
  }

  /** Writes what waits and closes the connection; later answers are refused. */
  async close(): Promise<void> {
    this.closing = true;
    while (this.flushing !== null) await this.flushing;
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }

  private async flushAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.length <= this.largestBatch ? this.waiting : this.waiting.slice(0, this.largestBatch);
      this.waiting = batch === this.waiting ? [] : this.waiting.slice(this.largestBatch);
      await this.flush(batch);
    }
    this.flushing = null;
  }

  private async flush(batch: Waiting[]): Promise<void> {
    batch.sort((a, b) => (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0));
    try {
      await this.store(batch);
    } catch (error) {
      if (isFaultOfRow(error) && batch.length > 1) {
        for (const one of batch) {
          await this.store([one]).catch((alone: unknown) => one.reject(this.refusal(alone, 1)));
        }
        return;
      }
      const refusal = this.refusal(error, batch.length);
      for (const one of batch) one.reject(refusal);
    }
  }

  private async store(batch: Waiting[]): Promise<void> {
    const outcomes = await insertResponses(
      await this.connected(),
      batch.map((one) => one.row),
    );
    for (let i = 0; i < batch.length; i += 1) (batch[i] as Waiting).resolve(outcomes[i] as StoreOutcome);
  }

  private refusal(error: unknown, rows: number): unknown {
    if (isFaultOfRow(error)) return error;
    this.options.onFailure?.(error, rows);
    // whether the commit happened is unknown: the connection is given up, the sender repeats the same UUID
    const broken = this.client;
    this.client = null;
    broken?.end().catch(() => undefined);
    return new WriterBusy();
  }

  private async connected(): Promise<pg.Client> {
    if (this.client !== null) return this.client;
    const client = new pg.Client({
      connectionString: this.options.connectionString,
      application_name: 'thuocdo intake',
      connectionTimeoutMillis: 5_000,
      query_timeout: 20_000,
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.client === client) this.client = null;
    });
    await client.connect();
    await client.query('SET synchronous_commit = on');
    this.client = client;
    return client;
  }
}

/** Data and constraint errors (SQLSTATE classes 22 and 23) belong to a row; everything else to the moment. */
function isFaultOfRow(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^2[23]...$/.test(code);
}
