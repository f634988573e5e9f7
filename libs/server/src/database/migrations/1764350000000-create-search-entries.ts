import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Full-text search (ADR 7). Every text that people write has entries here, kept by triggers in the transaction that
 * writes the text; what stood in the database before is entered at the end.
 */
export class CreateSearchEntries1764350000000 implements MigrationInterface {
  name = 'CreateSearchEntries1764350000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [entries, words, keeping, documents, others, present]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const entries = /* sql */ `
  CREATE TABLE search_entries (
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    -- A section or a question within a document.
    passage text NOT NULL DEFAULT '',
    -- Long texts are entered in pieces, for a tsvector may not exceed 1 MB.
    piece smallint NOT NULL DEFAULT 0,
    initiative_id uuid,
    title text NOT NULL,
    body text NOT NULL,
    -- Text search configuration of the language; 'simple' where it has none.
    config text NOT NULL,
    -- Words of the title, and of title and body. Each holds one lexeme more, the place (kind~workspace), so that the index
    -- alone answers a question that is put to one kind of one workspace.
    title_words tsvector NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (workspace_id, kind, subject_id, passage, piece),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX search_entries_by_words ON search_entries USING gin (words);
  CREATE INDEX search_entries_by_title ON search_entries USING gin (title_words);
  CREATE INDEX search_entries_by_initiative ON search_entries (initiative_id);
  CREATE INDEX search_entries_by_config ON search_entries (workspace_id, config);
`;

const words = /* sql */ `
  -- Lower case without accents, words apart from one another, signs of scripts without spaces one by one. The web app's
  -- highlights fold the same way (domain/search/fold.ts).
  CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(regexp_replace(
      replace(replace(replace(translate(
        lower(regexp_replace(normalize(words, NFKD), '[\\u0300-\\u036f]', '', 'g')),
        'ςøłđı', 'σoldi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
      '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f\\u066a-\\u066d\\u0964\\u0965\\u2000-\\u206f\\u20a0-\\u20cf\\u2100-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u303f\\ufe30-\\ufe4f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65]+',
      ' ', 'g'),
      '([\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff])', ' \\1 ', 'g')
  $$;

  -- Which forms of a word belong together depends on the language. Texts that do not name theirs are taken for English:
  -- their words are found as they stand in any case.
  CREATE FUNCTION search_config(language text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE lower(split_part(coalesce(language, 'en'), '-', 1))
      WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'nl' THEN 'dutch'
      WHEN 'en' THEN 'english' WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'de' THEN 'german'
      WHEN 'el' THEN 'greek' WHEN 'hi' THEN 'hindi' WHEN 'hu' THEN 'hungarian' WHEN 'id' THEN 'indonesian'
      WHEN 'ga' THEN 'irish' WHEN 'it' THEN 'italian' WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian'
      WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
      WHEN 'ru' THEN 'russian' WHEN 'es' THEN 'spanish' WHEN 'sv' THEN 'swedish' WHEN 'tr' THEN 'turkish'
      ELSE 'simple' END
  $$;

  -- The words of a text as they stand, and the stems that its language makes of them.
  CREATE FUNCTION search_vector(words text, config text) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT CASE config WHEN 'simple' THEN to_tsvector('simple', search_fold(words))
                       ELSE to_tsvector('simple', search_fold(words)) || to_tsvector(config::regconfig, words) END
  $$;

  -- All terms must be there: a quoted one as it stands, any other one also in other forms, the last one also as a beginning.
  -- Null when there is nothing to look for.
  CREATE FUNCTION search_query(terms text[], quoted boolean[], configs text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
  DECLARE
    wanted tsquery;
    term tsquery;
    stem tsquery;
    folded text;
    config text;
  BEGIN
    FOR i IN 1 .. cardinality(terms) LOOP
      folded := btrim(search_fold(terms[i]));
      CONTINUE WHEN folded = '';
      term := phraseto_tsquery('simple', folded);
      IF NOT quoted[i] THEN
        IF i = cardinality(terms) AND length(folded) > 1 THEN
          term := to_tsquery('simple', '''' || regexp_replace(folded, '\\s+', ''' <-> ''', 'g') || ''':*');
        END IF;
        IF numnode(term) = 1 THEN
          FOREACH config IN ARRAY configs LOOP
            CONTINUE WHEN config = 'simple';
            stem := plainto_tsquery(config::regconfig, terms[i]);
            IF numnode(stem) = 1 THEN term := term || stem; END IF;
          END LOOP;
        END IF;
      END IF;
      wanted := coalesce(wanted && term, term);
    END LOOP;
    RETURN wanted;
  END $$;
`;

const keeping = /* sql */ `
  CREATE FUNCTION search_drop(workspace uuid, what text, subject uuid) RETURNS void LANGUAGE sql AS $$
    DELETE FROM search_entries WHERE workspace_id = workspace AND kind = what AND subject_id = subject
  $$;

  -- Enters a text, or takes its entries out when it is empty. Pieces of 50,000 signs overlap by a word.
  CREATE FUNCTION search_put(
    workspace uuid, initiative uuid, what text, subject uuid, place text, heading text, said text, language text
  ) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    -- Signs that mark hits in an answer must not come from a text.
    its_title text := translate(coalesce(heading, ''), E'\\u0001\\u0002', '');
    its_body text := translate(coalesce(said, ''), E'\\u0001\\u0002', '');
    its_config text := search_config(language);
    its_place tsvector := array_to_tsvector(ARRAY[what || '~' || workspace]);
    pieces integer := CASE WHEN btrim(its_title || its_body) = '' THEN 0 ELSE 1 + greatest(length(its_body) - 1, 0) / 50000 END;
  BEGIN
    DELETE FROM search_entries e
     WHERE e.workspace_id = workspace AND e.kind = what AND e.subject_id = subject AND e.passage = place AND e.piece >= pieces;
    -- Most changes of a row leave its words as they are; what is there need not be taken apart again.
    IF pieces <= 1 AND EXISTS (
      SELECT FROM search_entries e
       WHERE e.workspace_id = workspace AND e.kind = what AND e.subject_id = subject AND e.passage = place
         AND (e.initiative_id, e.title, e.body, e.config) IS NOT DISTINCT FROM (initiative, its_title, its_body, its_config))
    THEN RETURN; END IF;
    INSERT INTO search_entries (workspace_id, kind, subject_id, passage, piece, initiative_id, title, body, config, title_words, words)
    SELECT workspace, what, subject, place, n, initiative, its_title, part.words, its_config,
           search_vector(its_title, its_config) || its_place,
           setweight(search_vector(its_title, its_config), 'A')
             || setweight(search_vector(part.words, its_config), 'D') || its_place
      FROM generate_series(0, pieces - 1) n CROSS JOIN LATERAL (SELECT substr(its_body, n * 50000 + 1, 50100) AS words) part
    ON CONFLICT (workspace_id, kind, subject_id, passage, piece) DO UPDATE
       SET initiative_id = excluded.initiative_id, title = excluded.title, body = excluded.body, config = excluded.config,
           title_words = excluded.title_words, words = excluded.words;
  END $$;

  -- For tables whose rows can go while their initiative stays.
  CREATE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM search_drop(OLD.workspace_id, TG_ARGV[0], OLD.id);
    RETURN NULL;
  END $$;
`;

const documents = /* sql */ `
  -- Sections and questions of a PR/FAQ; of a changed document only those that changed. Heading and sub-heading are titles.
  CREATE FUNCTION search_enter_prfaq() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    was jsonb := CASE TG_OP WHEN 'UPDATE' THEN OLD.document ELSE '{}' END;
    language text := NEW.document ->> 'language';
    same_language boolean := TG_OP = 'UPDATE' AND language IS NOT DISTINCT FROM was ->> 'language';
    passage record;
  BEGIN
    FOR passage IN
      SELECT key, value, key IN ('heading', 'sub-heading') AS heads
        FROM jsonb_each_text(coalesce(NEW.document -> 'sections', '{}'))
       WHERE NOT same_language OR value IS DISTINCT FROM was -> 'sections' ->> key
    LOOP
      PERFORM search_put(NEW.workspace_id, NEW.initiative_id, 'section', NEW.initiative_id, passage.key,
        CASE WHEN passage.heads THEN passage.value END, CASE WHEN NOT passage.heads THEN passage.value END, language);
    END LOOP;
    IF same_language AND NEW.document -> 'questions' IS NOT DISTINCT FROM was -> 'questions' THEN RETURN NULL; END IF;
    DELETE FROM search_entries e
     WHERE e.workspace_id = NEW.workspace_id AND e.kind = 'question' AND e.subject_id = NEW.initiative_id
       AND NOT EXISTS (SELECT FROM jsonb_array_elements(coalesce(NEW.document -> 'questions', '[]')) q
                        WHERE 'question:' || (q ->> 'id') = e.passage);
    FOR passage IN
      SELECT q ->> 'id' AS id, q ->> 'question' AS question, q ->> 'answer' AS answer
        FROM jsonb_array_elements(coalesce(NEW.document -> 'questions', '[]')) q
        LEFT JOIN jsonb_array_elements(coalesce(was -> 'questions', '[]')) before ON before ->> 'id' = q ->> 'id'
       WHERE NOT same_language OR before IS NULL
          OR (before ->> 'question', before ->> 'answer') IS DISTINCT FROM (q ->> 'question', q ->> 'answer')
    LOOP
      PERFORM search_put(NEW.workspace_id, NEW.initiative_id, 'question', NEW.initiative_id, 'question:' || passage.id,
        passage.question, passage.answer, language);
    END LOOP;
    RETURN NULL;
  END $$;
  CREATE TRIGGER prfaqs_searched_new AFTER INSERT ON prfaqs FOR EACH ROW EXECUTE FUNCTION search_enter_prfaq();
  CREATE TRIGGER prfaqs_searched AFTER UPDATE OF document ON prfaqs FOR EACH ROW
    WHEN (NEW.document IS DISTINCT FROM OLD.document) EXECUTE FUNCTION search_enter_prfaq();

  CREATE FUNCTION search_language_of(initiative uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT document ->> 'language' FROM prfaqs WHERE initiative_id = initiative
  $$;
`;

const others = /* sql */ `
  CREATE FUNCTION search_enter_initiative() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM search_put(NEW.workspace_id, NEW.id, 'initiative', NEW.id, '', NEW.name, '', NULL);
    RETURN NULL;
  END $$;
  CREATE TRIGGER initiatives_searched AFTER INSERT OR UPDATE OF name ON initiatives FOR EACH ROW
    EXECUTE FUNCTION search_enter_initiative();

  CREATE FUNCTION search_enter_decision() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM search_put(NEW.workspace_id, NEW.initiative_id, 'decision', NEW.id, '', '', NEW.reasons,
      search_language_of(NEW.initiative_id));
    RETURN NULL;
  END $$;
  CREATE TRIGGER prfaq_decisions_searched AFTER INSERT ON prfaq_decisions FOR EACH ROW
    EXECUTE FUNCTION search_enter_decision();

  -- By name, because milestones say more in later releases: a removed one may stay in its table.
  CREATE FUNCTION search_enter_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    said jsonb := to_jsonb(NEW);
  BEGIN
    IF said ->> 'removed_at' IS NOT NULL THEN
      PERFORM search_drop(NEW.workspace_id, 'milestone', NEW.id);
    ELSE
      PERFORM search_put(NEW.workspace_id, NEW.initiative_id, 'milestone', NEW.id, '', NEW.outcome, concat_ws(E'\\n',
        said ->> 'notes', (SELECT string_agg(one ->> 'text', E'\\n') FROM jsonb_array_elements(coalesce(said -> 'deliverables', '[]')) one)),
        search_language_of(NEW.initiative_id));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER milestones_searched AFTER INSERT OR UPDATE ON milestones FOR EACH ROW
    EXECUTE FUNCTION search_enter_milestone();
  CREATE TRIGGER milestones_forgotten AFTER DELETE ON milestones FOR EACH ROW EXECUTE FUNCTION search_forget('milestone');

  CREATE FUNCTION search_enter_kpi() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM search_put(NEW.workspace_id, NEW.initiative_id, 'kpi', NEW.id, '', NEW.name,
      concat_ws(E'\\n', nullif(NEW.purpose, ''), nullif(NEW.caveats, '')), search_language_of(NEW.initiative_id));
    RETURN NULL;
  END $$;
  CREATE TRIGGER kpis_searched_new AFTER INSERT ON kpis FOR EACH ROW EXECUTE FUNCTION search_enter_kpi();
  CREATE TRIGGER kpis_searched AFTER UPDATE ON kpis FOR EACH ROW
    WHEN ((NEW.name, NEW.purpose, NEW.caveats, NEW.initiative_id)
      IS DISTINCT FROM (OLD.name, OLD.purpose, OLD.caveats, OLD.initiative_id))
    EXECUTE FUNCTION search_enter_kpi();
  CREATE TRIGGER kpis_forgotten AFTER DELETE ON kpis FOR EACH ROW EXECUTE FUNCTION search_forget('kpi');

  CREATE FUNCTION search_enter_check_in() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- The note repeats what was done.
    PERFORM search_put(NEW.workspace_id, NEW.initiative_id, 'check-in', NEW.id, '', '', concat_ws(E'\\n',
      coalesce(nullif(NEW.done, ''), NEW.note), nullif(NEW.next, ''), nullif(NEW.blockers, ''), nullif(NEW.path_to_green, '')),
      search_language_of(NEW.initiative_id));
    RETURN NULL;
  END $$;
  CREATE TRIGGER check_ins_searched AFTER INSERT OR UPDATE OF note, done, next, blockers, path_to_green ON check_ins
    FOR EACH ROW EXECUTE FUNCTION search_enter_check_in();
  CREATE TRIGGER check_ins_forgotten AFTER DELETE ON check_ins FOR EACH ROW EXECUTE FUNCTION search_forget('check-in');

  -- People stand in a comment by id; it is found by their name.
  CREATE FUNCTION search_enter_comment() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    thread comment_threads;
    said text := NEW.body;
    person record;
  BEGIN
    SELECT * INTO thread FROM comment_threads t WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.thread_id;
    FOR person IN
      SELECT DISTINCT mention[1] AS id, u.name
        FROM regexp_matches(NEW.body, '@\\[([0-9a-fA-F-]{36})\\]', 'g') mention
        LEFT JOIN users u ON u.id::text = lower(mention[1])
    LOOP
      said := replace(said, '@[' || person.id || ']', '@' || coalesce(person.name, ''));
    END LOOP;
    PERFORM search_put(NEW.workspace_id, thread.initiative_id, 'comment', NEW.id, '', '', said,
      search_language_of(thread.initiative_id));
    RETURN NULL;
  END $$;
  CREATE TRIGGER comments_searched AFTER INSERT OR UPDATE OF body ON comments FOR EACH ROW
    EXECUTE FUNCTION search_enter_comment();
  CREATE TRIGGER comments_forgotten AFTER DELETE ON comments FOR EACH ROW EXECUTE FUNCTION search_forget('comment');
`;

// Every text that is there already goes through the same functions as a new one.
const present = /* sql */ `
  SELECT search_put(i.workspace_id, i.id, 'initiative', i.id, '', i.name, '', NULL) FROM initiatives i;
  SELECT search_put(p.workspace_id, p.initiative_id, 'section', p.initiative_id, s.key,
                    CASE WHEN s.key IN ('heading', 'sub-heading') THEN s.value END,
                    CASE WHEN s.key NOT IN ('heading', 'sub-heading') THEN s.value END, p.document ->> 'language')
    FROM prfaqs p CROSS JOIN LATERAL jsonb_each_text(coalesce(p.document -> 'sections', '{}')) s;
  SELECT search_put(p.workspace_id, p.initiative_id, 'question', p.initiative_id, 'question:' || (q ->> 'id'),
                    q ->> 'question', q ->> 'answer', p.document ->> 'language')
    FROM prfaqs p CROSS JOIN LATERAL jsonb_array_elements(coalesce(p.document -> 'questions', '[]')) q;
  SELECT search_put(d.workspace_id, d.initiative_id, 'decision', d.id, '', '', d.reasons, search_language_of(d.initiative_id))
    FROM prfaq_decisions d;
  UPDATE milestones SET outcome = outcome;
  UPDATE check_ins SET note = note;
  UPDATE comments SET body = body;
  SELECT search_put(k.workspace_id, k.initiative_id, 'kpi', k.id, '', k.name,
                    concat_ws(E'\\n', nullif(k.purpose, ''), nullif(k.caveats, '')), search_language_of(k.initiative_id))
    FROM kpis k;
  SELECT gin_clean_pending_list('search_entries_by_words'), gin_clean_pending_list('search_entries_by_title');
`;
