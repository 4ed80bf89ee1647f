/** Gives the address of the database that the settings name: the outside one, or the embedded one started or adopted. */
import type { Config } from '../config/config.js';
import { startCluster, type Cluster } from './embedded-cluster.js';

export interface OpenDatabase {
  readonly url: string;
  readonly cluster: Cluster | null;
  /** True when this start made the cluster from nothing. */
  stop(): Promise<void>;
}

export async function openDatabase(config: Config, say: (line: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, cluster: null, stop: async () => undefined };
  const cluster = await startCluster({ dataFolder: config.dataFolder, durable: config.durable, say });
  return { url: cluster.url, cluster, stop: () => cluster.stop() };
}
