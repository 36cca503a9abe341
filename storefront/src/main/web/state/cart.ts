import { api, ApiError, query } from '../api/client';
import type { Cart, CartLine, Page, Product } from '../api/types';
import { session } from './session';
import { load, remove, save, Store } from './store';

export const MAX_QUANTITY = 99;
export const MAX_LINES = 50;

type Quantities = Record<string, number>;

/** Lines on their way from the browser's cart to the account's, by product. */
type Merge = Record<string, { before: number; target: number }>;

const GUEST = 'shop.cart';
const mergeOf = (userId: string) => `shop.cart.merge.${userId}`;
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
  /** Products of the browser's cart that are no longer sold, by id. */
  withdrawn = new Set<string>();
  /** One change after the other, so that none is computed from a state that another replaces. */
  private queue: Promise<unknown> = Promise.resolve();

  get count(): number {
    return this.cart?.items.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  }

  /** What is in it, as text to compare; empty if nothing is. */
  get lines(): string {
    return (this.cart?.items ?? [])
      .map((line) => `${line.productId} ${line.quantity}`)
      .sort()
      .join();
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
      // Now, since another tab or device may have changed it.
      await this.read();
      await this.write(productId, this.quantityOf(productId) + quantity);
    });
  }

  forgetLeftOver(): Promise<void> {
    return this.inTurn(async () => {
      this.leftOver = {};
      if (session.user) remove(mergeOf(session.user.id));
      this.changed();
    });
  }

  forgetWithdrawn(): Promise<void> {
    // Those that are shown now, not those that the change before finds.
    const shown = new Set(this.withdrawn);
    return this.inTurn(async () => {
      const quantities = load<Quantities>(GUEST) ?? {};
      for (const id of shown) delete quantities[id];
      save(GUEST, quantities);
      this.withdrawn = new Set([...this.withdrawn].filter((id) => !shown.has(id)));
      this.changed();
    });
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
      this.show(await this.guestCart());
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
      this.show(await this.guestCart());
    } else if (bounded === 0) {
      await api<void>(`/order/cart/items/${productId}`, { method: 'DELETE' });
      this.show(await api<Cart>('/order/cart'));
    } else {
      this.show(await put(productId, bounded));
    }
  }

  /**
   * Adds the browser's cart to the account's. What is to become of each line is stored first, with
   * the quantity before: a merge that is repeated after an interruption sends only the lines that
   * the account still has as they were, and so adds nothing twice.
   */
  private async merge(userId: string): Promise<void> {
    this.leftOver = {};
    if (isEmpty(load<Quantities>(GUEST)) && isEmpty(load<Merge>(mergeOf(userId)))) return;
    const account = await api<Cart>('/order/cart');
    const present = (id: string) => account.items.find((line) => line.productId === id)?.quantity ?? 0;
    // Read now, as another tab may have merged it meanwhile.
    const merge = load<Merge>(mergeOf(userId)) ?? {};
    for (const [id, line] of Object.entries(merge)) {
      if (present(id) !== line.before) delete merge[id];
    }
    for (const [id, quantity] of Object.entries(load<Quantities>(GUEST) ?? {})) {
      const before = present(id);
      merge[id] = { before, target: Math.min(MAX_QUANTITY, (merge[id]?.target ?? before) + quantity) };
    }
    save(mergeOf(userId), merge);
    remove(GUEST);
    for (const [id, line] of Object.entries(merge)) {
      try {
        await put(id, line.target);
        delete merge[id];
      } catch (e) {
        if (!(e instanceof ApiError)) throw e;
        if (e.code === 'cart_full') this.leftOver[id] = line.target;
        else if (e.code === 'unknown_product') {
          delete merge[id];
          this.withdrawn.add(id);
        } else throw e;
      }
      save(mergeOf(userId), merge);
    }
    if (isEmpty(merge)) remove(mergeOf(userId));
  }

  /** The browser's cart at current prices, as the account's looks. */
  private async guestCart(): Promise<Cart> {
    const quantities = load<Quantities>(GUEST) ?? {};
    const ids = Object.keys(quantities);
    if (!ids.length) {
      this.withdrawn = new Set();
      return NOTHING;
    }
    const page = await api<Page<Product>>(`/product${query({ ids: ids.join(','), limit: MAX_LINES })}`);
    const products = new Map(page.items.map((product) => [product.id, product]));
    this.withdrawn = new Set(ids.filter((id) => !products.has(id)));
    const items = ids.flatMap((id) => {
      const product = products.get(id);
      return product ? [line(product, quantities[id]!)] : [];
    });
    const total = items
      .filter((item) => item.availability === 'AVAILABLE')
      .reduce((sum, item) => sum + item.lineTotal.amount, 0);
    return { items, total: { amount: total, currency: 'USD' } };
  }

  private show(cart: Cart): void {
    this.cart = cart;
    this.changed();
  }
}

function isEmpty(lines: object | undefined): boolean {
  return Object.keys(lines ?? {}).length === 0;
}

function put(productId: string, quantity: number): Promise<Cart> {
  return api<Cart>(`/order/cart/items/${productId}`, { method: 'PUT', body: { quantity } });
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
