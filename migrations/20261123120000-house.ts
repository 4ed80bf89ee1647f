import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Provinces, agencies with validity and predecessors, accounts, sessions, settings, audit chain. */
export class House20261123120000 implements MigrationInterface {
  readonly name = 'House20261123120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE province (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL CONSTRAINT province_code_unique UNIQUE,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        is_sample boolean NOT NULL DEFAULT false,
        is_default boolean NOT NULL DEFAULT false
      );
      CREATE UNIQUE INDEX province_one_default ON province (is_default) WHERE is_default;

      CREATE TABLE agency (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        province_id uuid NOT NULL REFERENCES province (id),
        code text NOT NULL,
        official_code text,
        slug text NOT NULL,
        name text NOT NULL,
        short_name text,
        name_en text,
        kind text NOT NULL CONSTRAINT agency_kind_known CHECK (kind IN
          ('province', 'department', 'district', 'commune', 'centralAgency', 'serviceUnit', 'counter')),
        unit_type text,
        parent_id uuid REFERENCES agency (id),
        valid_from date,
        valid_to date,
        procedure_scope text,
        search_text text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT agency_code_unique UNIQUE (province_id, code),
        CONSTRAINT agency_validity_order CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
      );
      CREATE INDEX agency_by_kind ON agency (province_id, kind);
      CREATE INDEX agency_by_parent ON agency (parent_id);

      CREATE TABLE agency_predecessor (
        province_id uuid NOT NULL REFERENCES province (id),
        agency_id uuid NOT NULL REFERENCES agency (id),
        predecessor_id uuid NOT NULL REFERENCES agency (id),
        partial boolean NOT NULL DEFAULT false,
        share numeric(12, 9),
        PRIMARY KEY (agency_id, predecessor_id),
        CONSTRAINT agency_predecessor_other CHECK (agency_id <> predecessor_id),
        CONSTRAINT agency_predecessor_share CHECK (share IS NULL OR (share > 0 AND share <= 1))
      );
      CREATE INDEX agency_successors ON agency_predecessor (predecessor_id);

      CREATE TABLE account (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        province_id uuid REFERENCES province (id),
        username text NOT NULL,
        full_name text NOT NULL,
        password_hash text NOT NULL,
        role text NOT NULL CONSTRAINT account_role_known CHECK (role IN
          ('admin', 'homeAffairs', 'surveyManager', 'appraiser', 'council', 'agencyOfficer', 'agencyLeader', 'counterStaff',
           'interviewer', 'dataEntry', 'leader', 'auditor')),
        agency_id uuid REFERENCES agency (id),
        sector text CONSTRAINT account_sector_known CHECK (sector IN ('administration', 'health', 'education')),
        must_change_password boolean NOT NULL DEFAULT true,
        totp_secret text,
        totp_confirmed_at timestamptz,
        totp_last_step bigint,
        disabled_at timestamptz,
        last_sign_in_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX account_username_unique ON account (lower(username));

      CREATE TABLE session (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash bytea NOT NULL CONSTRAINT session_token_unique UNIQUE,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        province_id uuid NOT NULL REFERENCES province (id),
        user_agent text NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_by_account ON session (account_id);

      CREATE TABLE sign_in_attempt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        username text NOT NULL,
        address_hash bytea NOT NULL,
        at timestamptz NOT NULL,
        succeeded boolean NOT NULL
      );
      CREATE INDEX sign_in_attempt_by_username ON sign_in_attempt (username, at);
      CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address_hash, at);

      CREATE TABLE setting (
        name text PRIMARY KEY,
        value jsonb NOT NULL
      );

      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        province_id uuid,
        actor_id uuid,
        actor_name text NOT NULL,
        action text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text,
        summary_vi text NOT NULL,
        summary_en text NOT NULL,
        changes text NOT NULL,
        previous_hash bytea NOT NULL CONSTRAINT audit_entry_one_chain UNIQUE,
        hash bytea NOT NULL
      );
      CREATE INDEX audit_entry_by_subject ON audit_entry (subject_kind, subject_id);
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME; END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
