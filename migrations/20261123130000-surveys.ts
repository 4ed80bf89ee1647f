import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questionnaire versions (immutable once published), survey rounds and the agencies of a round. */
export class Surveys20261123130000 implements MigrationInterface {
  readonly name = 'Surveys20261123130000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE questionnaire_version (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        province_id uuid REFERENCES province (id),
        questionnaire_id text NOT NULL,
        version text NOT NULL,
        state text NOT NULL CONSTRAINT questionnaire_state_known CHECK (state IN ('draft', 'published')),
        definition jsonb NOT NULL,
        lock_version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES account (id),
        published_at timestamptz
      );
      CREATE UNIQUE INDEX questionnaire_version_unique
        ON questionnaire_version (questionnaire_id, version, coalesce(province_id, '00000000-0000-0000-0000-000000000000'));

      CREATE FUNCTION keep_published_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.state = 'published' THEN RAISE EXCEPTION 'a published questionnaire is never changed'; END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER questionnaire_version_immutable BEFORE UPDATE ON questionnaire_version
        FOR EACH ROW EXECUTE FUNCTION keep_published_questionnaire();

      CREATE TABLE survey (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        province_id uuid NOT NULL REFERENCES province (id),
        title_vi text NOT NULL,
        title_en text NOT NULL,
        state text NOT NULL DEFAULT 'draft' CONSTRAINT survey_state_known CHECK (state IN ('draft', 'open', 'closed')),
        questionnaire_version_id uuid NOT NULL REFERENCES questionnaire_version (id),
        scale_choices jsonb NOT NULL DEFAULT '{}',
        sector text CONSTRAINT survey_sector_known CHECK (sector IN ('administration', 'health', 'education')),
        opens_at timestamptz,
        closes_at timestamptz,
        opened_at timestamptz,
        closed_at timestamptz,
        minimum jsonb NOT NULL,
        channels text[] NOT NULL,
        index_channels text[] NOT NULL,
        population_text text,
        grace_days integer NOT NULL DEFAULT 14 CONSTRAINT survey_grace_range CHECK (grace_days BETWEEN 0 AND 90),
        code text NOT NULL CONSTRAINT survey_code_unique UNIQUE CONSTRAINT survey_code_form CHECK (code ~ '^[2-9A-Z]{7}$'),
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES account (id),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT survey_dates_order CHECK (opens_at IS NULL OR closes_at IS NULL OR opens_at < closes_at),
        CONSTRAINT survey_index_channels CHECK (index_channels <@ channels)
      );
      CREATE INDEX survey_by_province ON survey (province_id, created_at DESC);

      CREATE TABLE survey_agency (
        survey_id uuid NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
        agency_id uuid NOT NULL REFERENCES agency (id),
        province_id uuid NOT NULL REFERENCES province (id),
        code text NOT NULL CONSTRAINT survey_agency_code_unique UNIQUE
          CONSTRAINT survey_agency_code_form CHECK (code ~ '^[2-9A-Z]{8}$'),
        population integer CONSTRAINT survey_agency_population CHECK (population >= 0),
        target integer CONSTRAINT survey_agency_target CHECK (target >= 0),
        PRIMARY KEY (survey_id, agency_id)
      );
      CREATE INDEX survey_agency_by_agency ON survey_agency (agency_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
