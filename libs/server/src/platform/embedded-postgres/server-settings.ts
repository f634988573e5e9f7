/** Settings of the embedded server, kept small: the all-in-one should idle below 500 MB together with it. */
const always = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be too long, and nobody needs a second way in.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '32MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '256MB',
  jit: 'off',
  // Three worker processes for reading ahead are too many for one small team.
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum_max_workers: '2',
  autovacuum_vacuum_scale_factor: '0.02',
  autovacuum_analyze_scale_factor: '0.02',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  min_wal_size: '64MB',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  logging_collector: 'off',
};

/** For servers whose data is thrown away after a test run: no waiting for the disk. */
const throwaway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  autovacuum: 'off',
};

/** Command-line arguments of `postgres` for a cluster, a port, and a purpose. */
export function serverArguments(cluster: string, port: number, purpose: 'keep' | 'throwaway'): string[] {
  const settings = purpose === 'throwaway' ? { ...always, ...throwaway } : always;
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster, '-p', String(port), ...flags];
}
