import { api, ApiError, query } from '../api/client';
import type { Cart, CartLine, Page, Product } from '../api/types';
import { session } from './session';
import { load, remove, save, Store } from './store';

export const MAX_QUANTITY = 99;
export const MAX_LINES = 50;

type Quantities = Record<string, number>;

/** The new quantity of a product, by the one before; 0 removes the product. */
export type Change = (quantity: number) => number;

/** Lines on their way from the browser's cart to the account's, by product. */
type Merge = Record<string, { before: number; target: number; isLeftOver?: boolean }>;

const GUEST = 'shop.cart';
const mergeOf = (userId: string) => `shop.cart.merge.${userId}`;

/**
 * The cart: in the browser before sign-in, of the account afterwards. At sign-in the browser's is
 * added to the account's.
 */
class CartStore extends Store {
  /** Products that did not fit into the account's cart; without a name where that cannot be read. */
  leftOver: { productId: string; name?: string }[] = [];
  /** Products of the browser's cart that are no longer sold, by id. */
  withdrawn = new Set<string>();
  /** One change after the other, so that none is computed from a state that another replaces. */
  private queue: Promise<unknown> = Promise.resolve();
  /** How many are in the queue. */
  private waiting = 0;
  /** The changes of quantities in the queue, in order. */
  private readonly changes: { productId: string; to: Change }[] = [];
  /** As it was read last. */
  private stored?: Cart;
  /** Whose that is; undefined for the browser's. */
  private owner?: string;

  /** As it is after the changes in the queue; undefined until it has been read for this user. */
  get cart(): Cart | undefined {
    if (this.owner !== session.user?.id) return undefined;
    return this.stored && this.changes.reduce(withChange, this.stored);
  }

  /** Whether it may be another one in a moment. */
  get isChanging(): boolean {
    return this.waiting > 0;
  }

  get count(): number {
    return this.cart?.items.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  }

  /** What is in it, as text to compare; empty if nothing is. */
  get lines(): string {
    return (this.stored?.items ?? [])
      .map((line) => `${line.productId} ${line.quantity}`)
      .sort()
      .join();
  }

  get canBeOrdered(): boolean {
    return !!this.cart?.items.length && this.cart.items.every((line) => line.availability === 'AVAILABLE');
  }

  /** Reads the cart; after sign-in it first adds the browser's. */
  refresh(): Promise<void> {
    return this.inTurn(() => this.read());
  }

  /** The new quantity is shown at once; if this fails, the one before is shown again. */
  change(productId: string, to: Change): Promise<void> {
    const change = { productId, to };
    this.changes.push(change);
    return this.inTurn(async () => {
      try {
        const before = this.quantityOf(productId);
        await this.increase(productId, to(before) - before);
      } finally {
        this.changes.splice(this.changes.indexOf(change), 1);
      }
    });
  }

  /** @returns how many pieces were added: the cart holds MAX_QUANTITY of a product */
  add(productId: string, quantity: number): Promise<number> {
    return this.inTurn(async () => {
      // Now, since another tab or device may have changed it.
      await this.read();
      return this.increase(productId, quantity);
    });
  }

  /** Adds the products that did not fit, as far as they fit now. */
  addLeftOver(): Promise<void> {
    return this.inTurn(() => this.read(true));
  }

  forgetLeftOver(): Promise<void> {
    return this.inTurn(async () => {
      this.leftOver = [];
      if (session.user) remove(mergeOf(session.user.id));
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
    });
  }

  private inTurn<T>(action: () => Promise<T>): Promise<T> {
    this.waiting++;
    this.changed();
    const result = this.queue.then(action).finally(() => {
      this.waiting--;
      this.changed();
    });
    this.queue = result.catch(() => undefined);
    return result;
  }

  private quantityOf(productId: string): number {
    return this.stored?.items.find((line) => line.productId === productId)?.quantity ?? 0;
  }

  /**
   * @param by negative to decrease it
   * @returns by how much it has increased, as far as the cart holds it
   */
  private async increase(productId: string, by: number): Promise<number> {
    // Somebody may have signed in since it was read: then the quantities are others.
    while (this.owner !== session.user?.id) await this.read();
    const before = this.quantityOf(productId);
    const after = Math.min(MAX_QUANTITY, Math.max(0, before + by));
    if (after !== before) this.stored = await this.write(productId, after);
    return after - before;
  }

  private async read(withLeftOver = false): Promise<void> {
    const user = session.user?.id;
    if (user) {
      await this.merge(user, withLeftOver);
      this.stored = await api<Cart>('/order/cart');
    } else {
      this.leftOver = [];
      this.stored = await this.guestCart(load<Quantities>(GUEST) ?? {});
    }
    this.owner = user;
  }

  private async write(productId: string, quantity: number): Promise<Cart> {
    if (!session.user) {
      const changed = () => {
        const quantities = load<Quantities>(GUEST) ?? {};
        if (quantity) quantities[productId] = quantity;
        else delete quantities[productId];
        return quantities;
      };
      if (Object.keys(changed()).length > MAX_LINES) throw new ApiError({ status: 409, code: 'cart_full', detail: '' });
      const priced = await this.guestCart(changed());
      // Only if that has not failed; another tab may have changed it meanwhile.
      save(GUEST, changed());
      return priced;
    }
    if (quantity) return put(productId, quantity);
    await api<void>(`/order/cart/items/${productId}`, { method: 'DELETE' });
    return api<Cart>('/order/cart');
  }

  /**
   * Adds the browser's cart to the account's. What is to become of each line is stored first, with
   * the quantity before: a merge that is repeated after an interruption sends only the lines that
   * the account still has as they were, and so adds nothing twice.
   *
   * @param withLeftOver whether to send lines again that did not fit
   */
  private async merge(userId: string, withLeftOver: boolean): Promise<void> {
    if (isEmpty(load<Quantities>(GUEST)) && isEmpty(load<Merge>(mergeOf(userId)))) {
      this.leftOver = [];
      return;
    }
    const leftOver: string[] = [];
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
      if (line.isLeftOver && !withLeftOver) {
        leftOver.push(id);
        continue;
      }
      try {
        await put(id, line.target);
        delete merge[id];
      } catch (e) {
        if (!(e instanceof ApiError)) throw e;
        if (e.code === 'cart_full') {
          line.isLeftOver = true;
          leftOver.push(id);
        } else if (e.code === 'unknown_product') {
          delete merge[id];
          this.withdrawn.add(id);
        } else throw e;
      }
      save(mergeOf(userId), merge);
    }
    if (isEmpty(merge)) remove(mergeOf(userId));
    const products = await productsOf(leftOver).catch(() => new Map<string, Product>());
    this.leftOver = leftOver.map((productId) => ({ productId, name: products.get(productId)?.name }));
  }

  /** A cart of the browser at current prices, as the account's looks. */
  private async guestCart(quantities: Quantities): Promise<Cart> {
    const ids = Object.keys(quantities);
    const products = await productsOf(ids);
    this.withdrawn = new Set(ids.filter((id) => !products.has(id)));
    return cartOf(
      ids.flatMap((productId) => {
        const product = products.get(productId);
        return product ? [lineOf({ ...product, productId, unitPrice: product.price }, quantities[productId]!)] : [];
      }),
    );
  }
}

function isEmpty(lines: object | undefined): boolean {
  return Object.keys(lines ?? {}).length === 0;
}

function put(productId: string, quantity: number): Promise<Cart> {
  return api<Cart>(`/order/cart/items/${productId}`, { method: 'PUT', body: { quantity } });
}

/** Those of the first MAX_LINES ids that are still sold, by id. */
async function productsOf(ids: string[]): Promise<Map<string, Product>> {
  if (!ids.length) return new Map();
  const some = ids.slice(0, MAX_LINES).join(',');
  const page = await api<Page<Product>>(`/product${query({ ids: some, limit: MAX_LINES })}`);
  return new Map(page.items.map((product) => [product.id, product]));
}

/** The cart with a change of a quantity. A product that is being removed stays until it is. */
function withChange(cart: Cart, { productId, to }: { productId: string; to: Change }): Cart {
  return cartOf(
    cart.items.map((line) => {
      const quantity = line.productId === productId ? to(line.quantity) : 0;
      return quantity ? lineOf(line, quantity) : line;
    }),
  );
}

function cartOf(items: CartLine[]): Cart {
  const available = items.filter((line) => line.availability === 'AVAILABLE');
  return { items, total: { amount: available.reduce((sum, line) => sum + line.lineTotal.amount, 0), currency: 'USD' } };
}

function lineOf(product: Pick<CartLine, 'productId' | 'name' | 'unitPrice' | 'available'>, quantity: number): CartLine {
  const { productId, name, unitPrice, available } = product;
  return {
    productId,
    quantity,
    name,
    unitPrice,
    lineTotal: { ...unitPrice, amount: unitPrice.amount * quantity },
    available,
    availability: available >= quantity ? 'AVAILABLE' : 'INSUFFICIENT_STOCK',
  };
}

export const cart = new CartStore();
