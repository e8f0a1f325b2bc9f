/** The SQLite store keeps the contract. */
import { storeContract } from '../contract.ts';
import { sqliteFactory } from './folder.ts';

storeContract('the SQLite store', sqliteFactory());
