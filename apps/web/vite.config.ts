import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { routeTables } from './route-tables.ts';

const api = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`;

const charts =
  /node_modules\/(recharts|d3-|victory-vendor|@reduxjs|redux|immer|reselect|react-redux|es-toolkit|decimal)/;

/** The editor of texts. Its Markdown comes with the reading view, which must not load the editor. */
const editor = /node_modules\/(@tiptap|prosemirror-|orderedmap|rope-sequence|w3c-keyname)/;

const reactItself = /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//;

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
          groups: [
            // First and by itself: otherwise the charts' chunk takes React along, and every page loads the charts.
            { name: 'react', test: reactItself, priority: 2 },
            { name: 'charts', test: charts, priority: 1 },
            { name: 'editor', test: editor, priority: 1 },
          ],
        },
      },
    },
  },
});
