/** `gongfu token`: tokens for editors. */
import { createTokens, type TokenInfo, type Tokens } from '../access/tokens.ts';
import { makeDataFolder } from '../data-folder.ts';
import type { Command, ExitCode, Io } from './command.ts';

export const tokenCommand: Command = {
  name: 'token',
  usage: 'create NAME | list | revoke NAME',
  summary: 'Makes, lists and revokes the tokens of editors.',
  details: `
  create NAME   prints a new token, once: only its hash is kept. NAME is the actor in the history.
  list          names, when they were made and last used, and which are revoked
  revoke NAME   the token stops working at once; its name stays taken`,
  options: {},
  takes: { atLeast: 1, atMost: 2 },
  async run({ config, positionals }, io) {
    const [action, name] = positionals;
    const takesName = action === 'create' || action === 'revoke';
    if ((!takesName && action !== 'list') || takesName !== (name !== undefined)) {
      io.err(`Usage: gongfu token ${tokenCommand.usage}\n`);
      return 2;
    }
    const tokens = createTokens(makeDataFolder(config.data).tokensFile);
    try {
      return await act(tokens, { action, name: name ?? '' }, io);
    } finally {
      tokens.close();
    }
  },
};

async function act(
  tokens: Tokens,
  { action, name }: { readonly action: string | undefined; readonly name: string },
  io: Io,
): Promise<ExitCode> {
  if (action === 'create') {
    await io.out(`${tokens.create(name)}\n`);
    io.err(`This is the only time that the token of ${name} is shown. Send it as \`Authorization: Bearer TOKEN\`.\n`);
  } else if (action === 'revoke') {
    tokens.revoke(name);
    io.err(`The token of ${name} is revoked.\n`);
  } else {
    await io.out(tokens.list().map(tokenLine).join(''));
  }
  return 0;
}

function tokenLine({ name, createdAt, lastUsedAt, revokedAt }: TokenInfo): string {
  const state = revokedAt ? `revoked ${revokedAt}` : `last used ${lastUsedAt ?? 'never'}`;
  return `${name}\tcreated ${createdAt}\t${state}\n`;
}
