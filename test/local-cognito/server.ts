import { createClock, type PoolClock } from './clock';
import { Faults } from './faults';
import { createHttpServer, listen } from './http';
import { Journal } from './journal';
import { Outbox } from './outbox';
import type { Pool } from './pool';
import type { PoolSettings } from './pool-settings';
import { systemRandom, type RandomBytes } from './random';
import { createPool, type Service } from './service';
import { TokenIssuer } from './tokens';

export interface LocalCognitoOptions {
  /** On 127.0.0.1; any that is free unless told. */
  port?: number;
  /** The machine's clock, which the pool's follows until it is set. */
  clock?: () => number;
  random?: RandomBytes;
}

/** A running server with its controls. All of them act at once. */
export interface LocalCognito {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly clock: PoolClock;
  readonly outbox: Outbox;
  readonly faults: Faults;
  readonly journal: Journal;
  createPool(settings?: PoolSettings): Pool;
  pool(poolId: string): Pool | undefined;
  pools(): Pool[];
  close(): Promise<void>;
}

/** Starts user pools on loopback that speak the protocol of Amazon Cognito. */
export async function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  const clock = createClock(options.clock);
  const random = options.random ?? systemRandom;
  const outbox = new Outbox();
  const faults = new Faults();
  const journal = new Journal();
  const pools = new Map<string, Pool>();
  const server = createHttpServer(() => service);
  const port = await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port.toString()}`;
  const service: Service = { clock, random, outbox, faults, journal, pools, issuer: new TokenIssuer(url) };
  return {
    url,
    port,
    clock,
    outbox,
    faults,
    journal,
    createPool: (settings) => createPool(service, settings),
    pool: (poolId) => pools.get(poolId),
    pools: () => [...pools.values()],
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}
