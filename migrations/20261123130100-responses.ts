import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Responses, their tallies and the log of tally changes that are not yet added up (DESIGN §4).
 * `response` has no foreign keys: checking them would lock the row of a busy agency for every answer. The intake
 * validates survey and agency, and triggers refuse to delete a survey or an agency of a survey that has responses.
 */
export class Responses20261123130100 implements MigrationInterface {
  readonly name = 'Responses20261123130100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE response (
        id uuid NOT NULL,
        province_id uuid NOT NULL,
        survey_id uuid NOT NULL,
        agency_id uuid NOT NULL,
        started_at timestamptz,
        answered_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        offline boolean NOT NULL,
        channel text NOT NULL,
        respondent_kind text NOT NULL,
        locale text NOT NULL,
        exclusion text,
        answers smallint[] NOT NULL,
        choices jsonb,
        rest jsonb,
        CONSTRAINT response_key PRIMARY KEY (id)
      );
      COMMENT ON COLUMN response.answers IS 'one code per ordinal or nominal item in the questionnaire''s order; null = blank';
      COMMENT ON COLUMN response.choices IS 'answers to multi and number items by item code; they are tallied';
      COMMENT ON COLUMN response.rest IS 'texts and profile by code; they are not tallied';
      COMMENT ON COLUMN response.exclusion IS 'null = counted; late, overQuota, deviceRevoked or reviewed';
      CREATE INDEX response_by_agency ON response (survey_id, agency_id);
      CREATE INDEX response_excluded ON response (survey_id, agency_id) WHERE exclusion IS NOT NULL;

      CREATE TABLE response_exclusion (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        province_id uuid NOT NULL REFERENCES province (id),
        response_id uuid NOT NULL REFERENCES response (id) ON DELETE CASCADE,
        reason text NOT NULL,
        excluded_at timestamptz NOT NULL,
        excluded_by uuid REFERENCES account (id),
        undone_at timestamptz,
        undone_by uuid REFERENCES account (id)
      );
      CREATE INDEX response_exclusion_by_response ON response_exclusion (response_id);

      CREATE TABLE tally (
        survey_id uuid NOT NULL,
        agency_id uuid NOT NULL,
        channel text NOT NULL,
        respondent_kind text NOT NULL,
        province_id uuid NOT NULL REFERENCES province (id),
        layout text NOT NULL,
        forms integer NOT NULL CONSTRAINT tally_forms CHECK (forms >= 0),
        counts bigint[] NOT NULL,
        last_received_at timestamptz,
        PRIMARY KEY (survey_id, agency_id, channel, respondent_kind),
        FOREIGN KEY (survey_id, agency_id) REFERENCES survey_agency (survey_id, agency_id)
      ) WITH (fillfactor = 50);
      COMMENT ON COLUMN tally.counts IS 'flat list described by scoring/satisfaction/tally-layout.ts; layout names its version';

      CREATE TABLE tally_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        survey_id uuid NOT NULL,
        province_id uuid NOT NULL,
        sign smallint NOT NULL CONSTRAINT tally_change_sign CHECK (sign IN (-1, 1)),
        received_at timestamptz,
        agency_ids uuid[] NOT NULL,
        channels text[] NOT NULL,
        respondent_kinds text[] NOT NULL,
        answers smallint[] NOT NULL,
        choices jsonb
      ) WITH (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
      ALTER TABLE tally_change ALTER COLUMN answers SET STORAGE MAIN, ALTER COLUMN agency_ids SET STORAGE MAIN;
      COMMENT ON TABLE tally_change IS 'what one transaction added to (or took from) tallies, until the adder has added it up';

      CREATE VIEW counted_forms AS
        SELECT survey_id, agency_id, channel, forms::bigint AS forms, last_received_at FROM tally
        UNION ALL
        SELECT c.survey_id, u.agency_id, u.channel, c.sign, c.received_at
          FROM tally_change c CROSS JOIN LATERAL unnest(c.agency_ids, c.channels) AS u (agency_id, channel);
      COMMENT ON VIEW counted_forms IS 'counted forms by survey, agency and channel: add the rows up';

      CREATE TABLE arrival (
        survey_id uuid NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
        minute timestamptz NOT NULL,
        forms integer NOT NULL,
        PRIMARY KEY (survey_id, minute)
      );

      CREATE FUNCTION refuse_survey_with_responses() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT FROM response r WHERE r.survey_id = OLD.id) THEN
            RAISE EXCEPTION 'responses exist' USING ERRCODE = '23503', CONSTRAINT = 'survey_with_responses';
          END IF;
          RETURN OLD;
        END $$;
      CREATE FUNCTION refuse_survey_agency_with_responses() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT FROM response r WHERE r.survey_id = OLD.survey_id AND r.agency_id = OLD.agency_id) THEN
            RAISE EXCEPTION 'responses exist' USING ERRCODE = '23503', CONSTRAINT = 'survey_agency_with_responses';
          END IF;
          RETURN OLD;
        END $$;
      CREATE TRIGGER survey_with_responses BEFORE DELETE ON survey
        FOR EACH ROW EXECUTE FUNCTION refuse_survey_with_responses();
      CREATE TRIGGER survey_agency_with_responses BEFORE DELETE ON survey_agency
        FOR EACH ROW EXECUTE FUNCTION refuse_survey_agency_with_responses();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
