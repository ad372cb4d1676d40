import type { ImportedApps } from '../messages/views';
import { type ConfigurationFinding, type ConfiguredPool, readConfiguration } from '../profiles/configuration';
import type { Profile } from '../profiles/profile';
import { errorView } from './error-view';
import type { PoolSecrets } from './pool-secrets';
import type { Profiles } from './profiles';

export interface AppImport {
  /**
   * Adds the app of a configuration; where it names several, those whose client ids are given, or none, and offers them
   * all. Throws `ProfileError`.
   */
  ofText(text: string, clientIds?: readonly string[]): Promise<ImportedApps>;
}

export function createAppImport(options: { profiles: Profiles; poolSecrets: PoolSecrets }): AppImport {
  const { profiles, poolSecrets } = options;
  const add = async ({ clientSecret, ...fields }: ConfiguredPool): Promise<Profile> => {
    const profile = await profiles.add(fields);
    if (clientSecret !== undefined) await poolSecrets.setClientSecret(profile, clientSecret);
    return profile;
  };
  return {
    async ofText(text, clientIds) {
      const findings = readConfiguration(text);
      const [only] = findings;
      if (findings.length === 1 && only !== undefined) return { added: [await add(poolOf(only))], offers: [] };
      const added: Profile[] = [];
      for (const finding of findings)
        if ('pool' in finding && clientIds?.includes(finding.pool.clientId)) added.push(await add(finding.pool));
      return { added, offers: added.length > 0 ? [] : findings.map(offerOf) };
    },
  };
}

function poolOf(finding: ConfigurationFinding): ConfiguredPool {
  if ('error' in finding) throw finding.error;
  return finding.pool;
}

function offerOf(finding: ConfigurationFinding): ImportedApps['offers'][number] {
  if ('error' in finding) return { userPoolId: finding.userPoolId, error: errorView(finding.error) };
  const { name, userPoolId, clientId, endpoint } = finding.pool;
  return { name, userPoolId, clientId, ...(endpoint !== undefined && { endpoint }) };
}
