import { api, ApiError } from '../api/client';
import { newKey } from '../api/key';
import type { Address, Money, Order } from '../api/types';
import { cart } from './cart';
import { session } from './session';
import { load, remove, save } from './store';

/** The body of POST /order for the cart of the account. */
export interface OrderBody {
  cardToken: string;
  shippingAddress: Address;
  expectedTotal: Money;
}

/** One decision to order: its key and body belong together until the outcome is known. */
export interface Intent {
  key: string;
  body: OrderBody;
  /** What was in the cart, which the body does not say. */
  lines: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Whether an attempt may have placed the order. */
  mayExist: boolean;
}

/** Later, the customer may no longer want it. The cart tells whether it was ordered. */
const MAX_AGE_MILLIS = 10 * 60 * 1000;
const RETRY_MILLIS = [1000, 2000, 4000];

const place = (userId: string) => `shop.intent.${userId}`;

/** The order whose outcome this browser does not know yet, if any. */
export function pendingIntent(userId: string): Intent | undefined {
  const intent = load<Intent>(place(userId));
  if (!intent || Date.now() - intent.createdAt < MAX_AGE_MILLIS) return intent;
  forget(userId, intent);
  return undefined;
}

/**
 * Places an order. The intent is stored before it is sent and until its outcome is known; the same
 * body, sent again after a double click, a reload or a lost response, has the same key.
 *
 * @param lines what the customer has seen in the cart
 * @throws ApiError if no order was confirmed, with the code `cart_changed` if something else is in the
 *     cart, or `order_unclear` if the order may exist nevertheless; after other codes, the intent is still
 *     pending if the order may exist, or if the customer has to sign in first
 */
export async function placeOrder(userId: string, body: OrderBody, lines: string): Promise<Order> {
  const pending = pendingIntent(userId);
  const intent =
    pending?.lines === lines && JSON.stringify(pending.body) === JSON.stringify(body)
      ? pending
      : { key: newKey(), body, lines, createdAt: Date.now(), mayExist: false };
  save(place(userId), intent);
  return settle(userId, intent);
}

/**
 * Sends an intent until its outcome is known, a few times.
 *
 * @throws ApiError as {@link placeOrder}
 */
export async function settle(userId: string, intent: Intent): Promise<Order> {
  let { mayExist } = intent;
  for (let attempt = 0; ; attempt++) {
    let isSent = false;
    try {
      if (session.user?.id === userId) await cart.refresh();
      // Another user may have signed in while this waited.
      if (session.user?.id !== userId) throw new ApiError({ status: 401, code: 'unauthorized', detail: '' });
      // The customer has not seen what is in it now. If it is empty, this intent may have ordered it.
      if (cart.lines && cart.lines !== intent.lines) {
        forget(userId, intent);
        throw new ApiError({ status: 409, code: mayExist ? 'order_unclear' : 'cart_changed', detail: '' });
      }
      // While it is sent, this page may be closed.
      update(userId, { ...intent, mayExist: true });
      isSent = true;
      const order = await api<Order>('/order', {
        method: 'POST',
        body: intent.body,
        headers: { 'Idempotency-Key': intent.key },
      });
      forget(userId, intent);
      return order;
    } catch (e) {
      if (!(e instanceof ApiError)) {
        forget(userId, intent);
        throw e;
      }
      mayExist ||= isSent && e.outcomeUnknown;
      // An order rejected before it was processed would otherwise be placed later, without a click.
      if ((isSent && e.settlesRequest) || !(mayExist || e.problem.status === 401)) forget(userId, intent);
      else update(userId, { ...intent, mayExist });
      const wait = RETRY_MILLIS[attempt];
      if (!e.outcomeUnknown || wait === undefined) throw e;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** Only if no other tab has stored another one meanwhile. */
function update(userId: string, intent: Intent): void {
  if (isStored(userId, intent)) save(place(userId), intent);
}

/** As {@link update}. */
function forget(userId: string, intent: Intent): void {
  if (isStored(userId, intent)) remove(place(userId));
}

function isStored(userId: string, intent: Intent): boolean {
  return load<Intent>(place(userId))?.key === intent.key;
}
