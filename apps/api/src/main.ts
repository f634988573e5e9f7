import { loadConfig } from '@workback/server/platform/config/config';
import { createApp } from './create-app.js';

const config = loadConfig();
const app = await createApp(config);
await app.listen(config.port, config.host);
