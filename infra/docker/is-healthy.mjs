/** Health check of the api and worker containers: exit code 0 when the process answers on /health/live. */
const { PORT = '4000' } = process.env;
try {
  const answer = await fetch(`http://127.0.0.1:${PORT}/health/live`, { signal: AbortSignal.timeout(2500) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
