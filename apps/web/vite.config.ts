import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { routeTables } from './route-tables.ts';

const api = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`;

const charts =
  /node_modules\/(recharts|d3-|victory-vendor|@reduxjs|redux|immer|reselect|react-redux|es-toolkit|decimal)/;

export default defineConfig({
  plugins: [react(), routeTables()],
  // Workspace packages come from their sources.
  resolve: { conditions: ['workback-source', ...defaultClientConditions] },
  server: { proxy: { '/api': api, '/health': api } },
  build: {
    target: 'es2024',
    sourcemap: false,
    rollupOptions: {
      output: {
        codeSplitting: {
          // Only what is named: with its dependencies the charts' chunk would hold React, and every page load it.
          includeDependenciesRecursively: false,
          groups: [{ name: 'charts', test: charts }],
        },
      },
    },
  },
});
