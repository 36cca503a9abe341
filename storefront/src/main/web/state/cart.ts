import { api, ApiError, query } from '../api/client';
import type { Cart, CartLine, Page, Product } from '../api/types';
import { session } from './session';
import { load, remove, save, Store } from './store';

export const MAX_QUANTITY = 99;
export const MAX_LINES = 50;

type Quantities = Record<string, number>;

/** Quantities that the cart of an account shall have. Sending one twice changes nothing. */
interface Merge {
  userId: string;
  targets: Quantities;
}

const GUEST = 'shop.cart';
const MERGE = 'shop.cart.merge';
const NOTHING: Cart = { items: [], total: { amount: 0, currency: 'USD' } };

/**
 * The cart: in the browser before sign-in, of the account afterwards. At sign-in the browser's is
 * added to the account's.
 */
class CartStore extends Store {
  /** Undefined until it has been read. */
  cart?: Cart;
  /** Products that did not fit into the account's cart, by id. */
  leftOver: Quantities = {};
  /** One change after the other, so that none is computed from a state that another replaces. */
  private queue: Promise<unknown> = Promise.resolve();

  get count(): number {
    return this.cart?.items.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  }

  get canBeOrdered(): boolean {
    return !!this.cart?.items.length && this.cart.items.every((line) => line.availability === 'AVAILABLE');
  }

  quantityOf(productId: string): number {
    return this.cart?.items.find((line) => line.productId === productId)?.quantity ?? 0;
  }

  /** Reads the cart; after sign-in it first adds the browser's. */
  refresh(): Promise<void> {
    return this.inTurn(() => this.read());
  }

  /** @param quantity 0 to remove the product */
  set(productId: string, quantity: number): Promise<void> {
    return this.inTurn(() => this.write(productId, quantity));
  }

  add(productId: string, quantity: number): Promise<void> {
    return this.inTurn(async () => {
      if (!this.cart) await this.read();
      await this.write(productId, this.quantityOf(productId) + quantity);
    });
  }

  forgetLeftOver(): void {
    this.leftOver = {};
    remove(MERGE);
    this.changed();
  }

  private inTurn(change: () => Promise<void>): Promise<void> {
    const result = this.queue.then(change);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async read(): Promise<void> {
    if (session.user) {
      await this.merge(session.user.id);
      this.show(await api<Cart>('/order/cart'));
    } else {
      this.show(await guestCart());
    }
  }

  private async write(productId: string, quantity: number): Promise<void> {
    const bounded = Math.min(MAX_QUANTITY, Math.max(0, quantity));
    if (!session.user) {
      const quantities = load<Quantities>(GUEST) ?? {};
      if (!(productId in quantities) && Object.keys(quantities).length >= MAX_LINES) {
        throw new ApiError({ status: 409, code: 'cart_full', detail: '' });
      }
      if (bounded === 0) delete quantities[productId];
      else quantities[productId] = bounded;
      save(GUEST, quantities);
      this.show(await guestCart());
    } else if (bounded === 0) {
      await api<void>(`/order/cart/items/${productId}`, { method: 'DELETE' });
      this.show(await api<Cart>('/order/cart'));
    } else {
      this.show(await put(productId, bounded));
    }
  }

  /**
   * The target quantities are stored before the first of them is sent: a merge that is repeated
   * after an interruption sends the same ones and adds nothing.
   */
  private async merge(userId: string): Promise<void> {
    let merge = load<Merge>(MERGE);
    if (Object.keys(load<Quantities>(GUEST) ?? {}).length) {
      const account = await api<Cart>('/order/cart');
      // Read now, as another tab may have merged it meanwhile.
      const guest = load<Quantities>(GUEST) ?? {};
      merge = load<Merge>(MERGE);
      const targets: Quantities = merge?.userId === userId ? merge.targets : {};
      for (const [id, quantity] of Object.entries(guest)) {
        const present = account.items.find((line) => line.productId === id)?.quantity ?? 0;
        targets[id] = Math.min(MAX_QUANTITY, (targets[id] ?? present) + quantity);
      }
      merge = { userId, targets };
      save(MERGE, merge);
      remove(GUEST);
    }
    if (merge?.userId !== userId) return;
    this.leftOver = {};
    for (const [id, quantity] of Object.entries(merge.targets)) {
      try {
        await put(id, quantity);
        delete merge.targets[id];
      } catch (e) {
        if (!(e instanceof ApiError) || e.outcomeUnknown) throw e;
        if (e.code === 'cart_full') this.leftOver[id] = quantity;
        else delete merge.targets[id]; // no longer sold
      }
      if (Object.keys(merge.targets).length) save(MERGE, merge);
      else remove(MERGE);
    }
  }

  private show(cart: Cart): void {
    this.cart = cart;
    this.changed();
  }
}

function put(productId: string, quantity: number): Promise<Cart> {
  return api<Cart>(`/order/cart/items/${productId}`, { method: 'PUT', body: { quantity } });
}

/** The browser's cart at current prices, as the account's looks. */
async function guestCart(): Promise<Cart> {
  const quantities = load<Quantities>(GUEST) ?? {};
  const ids = Object.keys(quantities);
  if (!ids.length) return NOTHING;
  const page = await api<Page<Product>>(`/product${query({ ids: ids.join(','), limit: MAX_LINES })}`);
  const products = new Map(page.items.map((product) => [product.id, product]));
  const items = ids.flatMap((id) => {
    const product = products.get(id);
    return product ? [line(product, quantities[id]!)] : [];
  });
  const total = items
    .filter((item) => item.availability === 'AVAILABLE')
    .reduce((sum, item) => sum + item.lineTotal.amount, 0);
  return { items, total: { amount: total, currency: 'USD' } };
}

function line(product: Product, quantity: number): CartLine {
  return {
    productId: product.id,
    quantity,
    name: product.name,
    unitPrice: product.price,
    lineTotal: { ...product.price, amount: product.price.amount * quantity },
    available: product.available,
    availability: product.available >= quantity ? 'AVAILABLE' : 'INSUFFICIENT_STOCK',
  };
}

export const cart = new CartStore();
