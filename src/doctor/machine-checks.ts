/** What the service stands on: the version of Node, and its settings. */
import { unusedEngineVariables } from '../config/engines.ts';
import { type Config, isLoopback, SETTING_LIST, unknownVariables } from '../config.ts';
import { type Finding, fault, okay, warning } from '../domain/finding.ts';

const OLDEST_MAJOR = 24;

export function checkNode(version: string = process.versions.node): Finding {
  if (Number(version.split('.')[0]) >= OLDEST_MAJOR) return okay('node', `Node ${version}`);
  return fault('node', {
    message: `this is Node ${version}`,
    remedy: 'HAND',
    advice: `install Node ${OLDEST_MAJOR} or newer`,
  });
}

/** Values that no setting takes end every command with exit code 2, before this. */
export function checkSettings(config: Config, env: Readonly<Record<string, string | undefined>>): readonly Finding[] {
  const findings = [
    ...unknownVariables(env).map(unknown),
    ...unusedEngineVariables(env, config).map(unused),
    ...checkAddress(config),
  ];
  if (findings.length > 0) return findings;
  const set = SETTING_LIST.filter((row) => env[row.env]?.trim()).length;
  return [okay('settings', `${set} from the environment, all known`)];
}

function unknown(name: string): Finding {
  return warning(
    'settings',
    `${name} is no setting of gongfu`,
    '`gongfu serve --help` names them; unset it, or correct its name',
  );
}

function unused(name: string): Finding {
  const advice = 'choose the engine with GONGFU_STORE or GONGFU_SEARCH, or unset it';
  return warning('settings', `${name} is set, and its engine is not chosen`, advice);
}

function checkAddress({ host, port, publicUrl }: Config): readonly Finding[] {
  const isWildcard = host === '0.0.0.0' || host === '::';
  if (isLoopback(host) || !isWildcard || !publicUrl.includes(host)) return [];
  const message = `the service listens on every address, and its permanent addresses start with ${publicUrl}`;
  return [warning('settings', message, `set GONGFU_PUBLIC_URL to how readers reach port ${port}`)];
}
