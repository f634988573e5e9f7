import { loadConfig } from '@workback/server/platform/config/config';
import { createWorkerApp } from './create-worker.js';

const config = loadConfig();
const app = await createWorkerApp(config);
await app.listen(config.port, config.host);
