import type { Address } from '../api/types';

/** What somebody has entered about the delivery. Never the card. */
export interface Draft {
  /** The id of a saved address, or that of the choice of a new one. */
  chosen?: string;
  address?: Address;
  save?: boolean;
  /** The order that was placed with it, as long as it may still be rejected. */
  orderId?: string;
}

/** By user, for when they leave the page and come back, or sign in again. */
export const drafts = new Map<string, Draft>();
