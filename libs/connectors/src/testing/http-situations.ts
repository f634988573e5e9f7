import type { RequestListener } from 'node:http';
import { type HttpSourceConfig, httpSourceConfigSchema } from '../http-source/http-source-config.js';
import type { Question, Situations } from './connector-suite.js';
import type { FakeSource } from './fake-source.js';

/** Answers in one format for the situations of the suite. */
export interface HttpAnswers<Query> {
  readonly number: string;
  readonly numberQuery: Query;
  readonly rows: string;
  readonly rowsQuery: Query;
  readonly text: string;
  readonly notFinite: string;
  readonly tooManyRows: string;
}

/** The suite's situations for a source over HTTP. */
export function httpSituations<Query>(
  source: () => FakeSource,
  answers: HttpAnswers<Query>,
): Situations<HttpSourceConfig, Query> {
  const config = (settings: object = {}): HttpSourceConfig =>
    httpSourceConfigSchema.parse({ url: source().url, ...settings });
  const say = (body: string, query: Query): Question<HttpSourceConfig, Query> => {
    source().text(body);
    return { config: config(), query };
  };
  const drip: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  };
  return {
    number: () => {
      source().answer((_request, response) => response.end(answers.number));
      const secret = { secret: 'number-secret' };
      return { config: config({ auth: { type: 'bearer' } }), query: answers.numberQuery, secret };
    },
    rows: () => say(answers.rows, answers.rowsQuery),
    text: () => say(answers.text, answers.numberQuery),
    notFinite: () => say(answers.notFinite, answers.numberQuery),
    tooManyRows: () => say(answers.tooManyRows, answers.rowsQuery),
    endless: () => {
      source().answer(drip);
      return { config: config(), query: answers.numberQuery };
    },
    wrongCredential: () => {
      source().text('token wrong-secret is not known', { status: 401, type: 'text/plain' });
      return {
        config: config({ auth: { type: 'bearer' } }),
        query: answers.numberQuery,
        secret: { secret: 'wrong-secret' },
      };
    },
    nobodyThere: () => ({ config: config({ url: 'http://127.0.0.1:1' }), query: answers.numberQuery }),
  };
}
