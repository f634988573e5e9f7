import type { Till } from '#soak/databases';
import type { SoakedProduct } from '#soak/product';
import type { Truth } from '#soak/truth';

/** A KPI under watch with what its numbers must be. */
export interface WatchedKpi {
  readonly id: string;
  readonly sourceId: string;
  readonly name: string;
  readonly truth: Truth;
  /** Answers one number, for the day of the pull. */
  readonly single: boolean;
  readonly pushed: boolean;
}

/** A source and the question to it. */
export interface Question {
  readonly name: string;
  readonly truth: Truth;
  readonly connector: string;
  readonly config?: object;
  readonly secret?: Record<string, string>;
  readonly query?: object;
  readonly aggregation?: 'sum' | 'last';
  readonly single?: boolean;
}

/** Connects the source and defines the KPI, pulled every minute. */
export async function watch(product: SoakedProduct, question: Question): Promise<WatchedKpi> {
  const {
    name,
    truth,
    connector,
    config = {},
    secret = null,
    query = {},
    aggregation = 'last',
    single = false,
  } = question;
  const source = await product.inside<{ id: string }>('POST', '/sources', { name, connector, config, secret });
  const pushed = connector === 'push';
  const cadence = pushed ? null : { kind: 'interval', everySeconds: 60 };
  const kpi = await product.inside<{ id: string }>('POST', '/kpis', {
    ...{ name, unit: 'count', direction: 'up', precision: 2, aggregation, sourceId: source.id, query, cadence },
  });
  return { id: kpi.id, sourceId: source.id, name, truth, single, pushed };
}

const rows = (rowsPath: string, datePath: string, valuePath: string) => ({
  read: { shape: 'rows', rowsPath, datePath, valuePath },
});

/** The questions to the shop, by the paths of its answers. */
export function shopQuestions(url: string, truths: Readonly<Record<string, Truth>>): Question[] {
  const oauth2 = { type: 'oauth2', tokenUrl: `${url}/token`, clientId: 'soak' };
  const about = (name: string) => ({ name, truth: truths[name]! });
  return [
    {
      ...about('pages'),
      ...{ connector: 'http-json', config: { url, auth: oauth2 }, secret: { secret: 'client-secret-of-the-soak' } },
      query: {
        path: '/pages?from={{from}}&to={{to}}',
        pages: { kind: 'link' },
        ...rows('days', 'day', 'value'),
      },
    },
    {
      ...about('posted'),
      ...{ connector: 'http-json', config: { url } },
      query: {
        ...{ path: '/posted', method: 'POST', body: '{"from":"{{from}}","to":"{{to}}"}' },
        ...rows('data.rows', '[0]', '[1]'),
      },
    },
    {
      ...about('keyed'),
      ...{ connector: 'http-json', config: { url, auth: { type: 'query', parameter: 'api_key' } }, single: true },
      ...{
        secret: { secret: 'key-of-the-soak' },
        query: { path: '/keyed', read: { shape: 'number', valuePath: 'now' } },
      },
    },
    {
      ...about('till.csv'),
      ...{ connector: 'csv-url', config: { url }, aggregation: 'sum' },
      query: {
        ...{ path: '/till.csv', dateColumn: 'Tag', valueColumn: 'Umsatz', delimiter: ';', decimal: ',', dates: 'dmy' },
      },
    },
    {
      ...about('sheet.tsv'),
      ...{ connector: 'csv-url', config: { url } },
      query: {
        ...{
          path: '/sheet.tsv',
          dateColumn: 2,
          valueColumn: 3,
          delimiter: '\t',
          headerRow: false,
          encoding: 'utf-16le',
        },
      },
    },
  ];
}

/** The question to a till. */
export function tillQuestion(connector: 'postgresql' | 'mysql', till: Till, truth: Truth): Question {
  const sql = 'SELECT day, total FROM takings WHERE day BETWEEN {{from}} AND {{to}}';
  return {
    name: connector,
    truth,
    connector,
    config: till.config,
    secret: { password: till.password },
    query: { sql },
  };
}
