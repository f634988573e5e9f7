import { type Plugin, runnerImport } from 'vite';

const ROUTES_FILE = /\/libs\/contracts\/src\/.+\.routes\.ts$/;

/**
 * Serves the contract's route tables to the browser as plain data: what the client needs of a route is its method and
 * its path, and the schemas around them would bring a validator that the server has already.
 */
export function routeTables(): Plugin {
  return {
    name: 'workback:route-tables',
    enforce: 'pre',
    async load(id) {
      if (!ROUTES_FILE.test(id)) return null;
      const { module, dependencies } = await runnerImport<Record<string, unknown>>(id, {
        configFile: false,
        logLevel: 'error',
        environments: { inline: { resolve: { conditions: ['workback-source', 'node'] } } },
      });
      for (const file of dependencies) this.addWatchFile(file);
      return Object.entries(module)
        .flatMap(([name, value]) =>
          isRouteTable(value) ? `export const ${name} = ${JSON.stringify(slim(value))};` : [],
        )
        .join('\n');
    },
  };
}

interface SentRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly produces?: string;
}

function isRouteTable(value: unknown): value is Record<string, SentRoute> {
  const routes = typeof value === 'object' && value !== null ? Object.values(value as object) : [];
  return (
    routes.length > 0 && routes.every((route) => typeof route?.method === 'string' && typeof route?.path === 'string')
  );
}

function slim(table: Record<string, SentRoute>): Record<string, SentRoute> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { id, method, path, produces }]) => [name, { id, method, path, produces }]),
  );
}
