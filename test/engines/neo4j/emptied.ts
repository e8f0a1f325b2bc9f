/** Plain Cypher on a borrowed server: past the store, for what a test lays out or looks at. */
import neo4j from 'neo4j-driver';
import type { Borrowed } from './borrow.ts';

/** The rows. */
export async function cypher(
  { uri, username, password }: Borrowed,
  text: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<readonly (readonly unknown[])[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  const session = driver.session();
  try {
    return (await session.run(text, params)).records.map((record) => [...record.values()]);
  } finally {
    await session.close();
    await driver.close();
  }
}

/** Without what the borrower before left in it; its indexes stay, since they are dear to make. */
export async function emptied(server: Borrowed): Promise<Borrowed> {
  await cypher(server, 'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
  return server;
}
