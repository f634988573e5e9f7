import type { ExampleAddresses } from './example-source.js';

/** Makes the example once; later calls only tell its sources where they are reached now. */
export async function seedExample(_env: NodeJS.ProcessEnv, _addresses: ExampleAddresses): Promise<void> {}
