#!/usr/bin/env node
/**
 * The first file that runs. It must parse and say its line on older versions of Node, too, so it imports nothing before the
 * version is known.
 */
export {};

const OLDEST_MAJOR = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < OLDEST_MAJOR) {
  process.stderr.write(
    `gongfu needs Node ${OLDEST_MAJOR} or newer, this is ${process.versions.node}: install that, or in a checkout use \`npm start\` or \`npm run gongfu -- …\`, which bring their own.\n`,
  );
  process.exitCode = 2;
} else {
  // Libraries leave out then what they check for developers: 3 % of a request (graphql's `instanceOf`).
  process.env.NODE_ENV ??= 'production';
  const { runCli } = await import('./run.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}
