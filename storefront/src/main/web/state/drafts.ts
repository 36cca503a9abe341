import type { Address } from '../api/types';
import { tabStorage } from './store';

/** What somebody has entered about the delivery. Never the card. */
export interface Draft {
  /** The id of a saved address, or that of the choice of a new one. */
  chosen?: string;
  address?: Address;
  save?: boolean;
  /** The order that was placed with it, as long as it may still be rejected. */
  orderId?: string;
}

const PREFIX = 'shop.draft.';

/** By user, for when they leave or reload the page and come back, or sign in again. */
export const drafts = {
  get: (userId: string): Draft => tabStorage.load<Draft>(PREFIX + userId) ?? {},
  set: (userId: string, draft: Draft): void => tabStorage.save(PREFIX + userId, draft),
  delete: (userId: string): void => tabStorage.remove(PREFIX + userId),
  clear: (): void => tabStorage.keys(PREFIX).forEach((key) => tabStorage.remove(key)),
};
