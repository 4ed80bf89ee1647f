import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs with one result an agency, both never changed; publications that freeze what the public sees of a run. */
export class Results20261123140000 implements MigrationInterface {
  readonly name = 'Results20261123140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE run (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        province_id uuid NOT NULL REFERENCES province (id),
        measure text NOT NULL CONSTRAINT run_measure_known CHECK (measure IN ('satisfaction')),
        survey_id uuid NOT NULL REFERENCES survey (id),
        rule_id text NOT NULL,
        method_version text NOT NULL,
        fingerprint text NOT NULL,
        summary jsonb NOT NULL,
        note text,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES account (id)
      );
      CREATE INDEX run_by_survey ON run (survey_id, created_at DESC);
      CREATE INDEX run_by_province ON run (province_id, created_at DESC);

      CREATE TABLE result (
        run_id uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
        agency_id uuid NOT NULL REFERENCES agency (id),
        province_id uuid NOT NULL REFERENCES province (id),
        position integer NOT NULL,
        agency jsonb NOT NULL,
        satisfaction jsonb NOT NULL,
        channels jsonb NOT NULL,
        PRIMARY KEY (run_id, agency_id)
      );

      CREATE TABLE publication (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        province_id uuid NOT NULL REFERENCES province (id),
        run_id uuid NOT NULL REFERENCES run (id),
        state text NOT NULL CONSTRAINT publication_state_known CHECK (state IN ('prepared', 'published', 'withdrawn', 'replaced')),
        title_vi text NOT NULL,
        title_en text NOT NULL,
        note text,
        decision_number text,
        decision_on date,
        period_year integer NOT NULL,
        replaces_id uuid REFERENCES publication (id),
        prepared_at timestamptz NOT NULL,
        prepared_by uuid REFERENCES account (id),
        approved_by uuid REFERENCES account (id),
        published_at timestamptz,
        single_person boolean NOT NULL DEFAULT false,
        withdrawn_reason text,
        ranking jsonb NOT NULL,
        fingerprint text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT publication_approved CHECK ((state IN ('published', 'replaced')) = (published_at IS NOT NULL)),
        CONSTRAINT publication_two_people CHECK (single_person OR approved_by IS NULL OR prepared_by IS NULL OR approved_by <> prepared_by)
      );
      CREATE INDEX publication_by_province ON publication (province_id, published_at DESC);
      CREATE UNIQUE INDEX publication_one_open ON publication (run_id) WHERE state IN ('prepared', 'published');

      CREATE TABLE publication_profile (
        publication_id uuid NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
        agency_id uuid NOT NULL REFERENCES agency (id),
        province_id uuid NOT NULL REFERENCES province (id),
        profile jsonb NOT NULL,
        PRIMARY KEY (publication_id, agency_id)
      );

      CREATE TRIGGER run_immutable BEFORE UPDATE ON run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER result_immutable BEFORE UPDATE ON result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER publication_profile_immutable BEFORE UPDATE ON publication_profile
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE FUNCTION keep_publication_content() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.ranking <> OLD.ranking OR NEW.fingerprint <> OLD.fingerprint OR NEW.run_id <> OLD.run_id
             OR (OLD.state <> 'prepared' AND (NEW.title_vi <> OLD.title_vi OR NEW.title_en <> OLD.title_en))
          THEN RAISE EXCEPTION 'the content of a publication is never changed'; END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER publication_content BEFORE UPDATE ON publication FOR EACH ROW EXECUTE FUNCTION keep_publication_content();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
