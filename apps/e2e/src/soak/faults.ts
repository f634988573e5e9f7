import type { Prometheus } from '#soak/prometheus';
import type { Till } from '#soak/databases';
import { httpFaults, type Shop } from '#soak/shop';

/** Something that goes wrong until it is ended. */
interface Fault {
  readonly words: string;
  begin(): Promise<() => Promise<void> | void>;
}

/** Every fault that can be brought about: each path of the shop in each way, databases that cannot be read, a frozen Prometheus. */
export function allFaults(
  shop: Shop,
  paths: readonly string[],
  tills: Readonly<Record<string, Till>>,
  prometheus: Prometheus | undefined,
): Fault[] {
  const ofShop = paths.flatMap((path) =>
    httpFaults.map((fault): Fault => ({
      words: `${path} ${fault}`,
      begin: async () => {
        shop.faults.set(path, fault);
        return () => void shop.faults.delete(path);
      },
    })),
  );
  const ofTills = Object.entries(tills).flatMap(([name, till]) =>
    Array.from({ length: 4 }, (): Fault => ({ words: `${name} cannot be read`, begin: () => till.block() })),
  );
  if (!prometheus) return [...ofShop, ...ofTills];
  const frozen: Fault = {
    words: 'prometheus frozen',
    begin: async () => {
      prometheus.child.kill('SIGSTOP');
      return () => void prometheus.child.kill('SIGCONT');
    },
  };
  return [...ofShop, ...ofTills, frozen, frozen, frozen];
}

/** Keeps two faults going at a time until it is told to stop; then ends all. */
export async function injectFaults(faults: readonly Fault[], stop: AbortSignal, tell: (text: string) => void) {
  let injected = 0;
  const lane = async (): Promise<void> => {
    while (!stop.aborted) {
      await pause(10_000 + Math.random() * 40_000, stop);
      if (stop.aborted) return;
      const fault = faults[Math.floor(Math.random() * faults.length)]!;
      const end = await fault.begin();
      injected++;
      tell(`fault: ${fault.words}`);
      await pause(20_000 + Math.random() * 100_000, stop);
      await end();
    }
  };
  await Promise.all([lane(), lane()]);
  return injected;
}

/** Waits, or less when it is told to stop. */
export function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (stop.aborted) done();
    else stop.addEventListener('abort', done);
  });
}
