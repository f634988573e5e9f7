/** The reference program of the screens: bare Fastify on pg, no sign-in, no checks; `node bare-routes.ts <url> <workspace>`. */
import Fastify from 'fastify';
import pg from 'pg';
import { groupedPortfolio, groupedPortfolioIndexes } from '#bench/http/grouped-portfolio';

const [url, workspaceId] = process.argv.slice(2) as [string, string];
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const fastify = Fastify();
await pool.query(groupedPortfolioIndexes);
await pool.query('VACUUM ANALYZE');

fastify.get('/portfolio', async () => {
  const { rows } = await pool.query({ name: 'portfolio', text: groupedPortfolio, values: [workspaceId] });
  return { rows };
});

/** The series of a KPI in columns, as text that PostgreSQL wrote. */
fastify.get<{ Params: { series: string } }>('/chart/:series', async ({ params }, reply) => {
  const { rows } = await pool.query({
    name: 'chart',
    text: `SELECT min(day) AS start, string_agg(value::text, ',') AS values
             FROM (SELECT day, value FROM observations WHERE series = $1 ORDER BY day) o`,
    values: [params.series],
  });
  return reply.type('application/json').send(`{"start":"${rows[0].start}","values":[${rows[0].values}]}`);
});

fastify.get<{ Params: { id: string } }>('/kpi/:id', async ({ params }) => {
  const { rows } = await pool.query({ name: 'kpi', text: 'SELECT * FROM kpis WHERE id = $1', values: [params.id] });
  return rows[0];
});

const address = await fastify.listen({ host: '127.0.0.1', port: 0 });
process.send?.(address);
process.on('disconnect', () => process.exit(0));
