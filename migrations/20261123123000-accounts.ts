import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules of accounts, keyed sign-in attempts, settings of each province, and what was loaded from the shipped catalogue. */
export class Accounts20261123123000 implements MigrationInterface {
  readonly name = 'Accounts20261123123000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account
        ADD COLUMN search_text text NOT NULL DEFAULT '',
        ADD CONSTRAINT account_agency_fits_role CHECK
          (agency_id IS NOT NULL OR role NOT IN ('agencyOfficer', 'agencyLeader', 'counterStaff')),
        ADD CONSTRAINT account_agency_in_province CHECK (agency_id IS NULL OR province_id IS NOT NULL),
        ADD CONSTRAINT account_sector_fits_role CHECK ((role = 'surveyManager') = (sector IS NOT NULL));
      CREATE INDEX account_by_province ON account (province_id);

      DROP TABLE sign_in_attempt;
      CREATE TABLE sign_in_attempt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_key bytea NOT NULL,
        address_key bytea NOT NULL,
        at timestamptz NOT NULL,
        succeeded boolean NOT NULL
      );
      COMMENT ON TABLE sign_in_attempt IS 'keyed hashes of user name and address, kept for one day';
      CREATE INDEX sign_in_attempt_by_account ON sign_in_attempt (account_key, at);
      CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address_key, at);
      CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (at);

      DROP TABLE setting;
      CREATE TABLE setting (
        province_id uuid NOT NULL REFERENCES province (id) ON DELETE CASCADE,
        name text NOT NULL,
        value jsonb NOT NULL,
        PRIMARY KEY (province_id, name)
      );

      CREATE TABLE shipped_catalogue (
        name text PRIMARY KEY,
        fingerprint text NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE shipped_catalogue IS 'which edition of each shipped catalogue file is in the database';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
