import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError, readBody, send } from '../../api/client';
import type { Product } from '../../api/types';
import { ActingElement } from '../../parts/acting-element';
import { errorNotice } from '../../parts/errors';
import { field, isValid, values } from '../../parts/form';
import { panelSkeletons } from '../../parts/skeletons';
import { router } from '../../router';
import { postOnce } from '../../state/keyed-request';
import { money, t, typedMoney } from '../../text/text';
import { adminNavigation } from './navigation';

/** What an admin can edit. */
const FIELDS = ['sku', 'name', 'description', 'category', 'imageUrl', 'price'] as const;

/** Creates, changes and deletes a product, and adjusts its stock. */
@customElement('admin-product-page')
export class AdminProductPage extends ActingElement {
  /** Empty for a new product. */
  @property() productId = '';
  @state() private product?: Product;
  /** What another admin has saved meanwhile. */
  @state() private theirs?: Product;
  @state() private asking = false;
  private etag = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.productId) void this.attempt(() => this.load());
  }

  private async load(): Promise<void> {
    this.product = await this.read();
    this.theirs = undefined;
  }

  /** Keeps what was typed; an edit by another admin is shown as a conflict. */
  private async refresh(): Promise<void> {
    const current = await this.read();
    const known = this.product!;
    const isEdited = FIELDS.some((field) => JSON.stringify(current[field]) !== JSON.stringify(known[field]));
    this.theirs = isEdited ? current : undefined;
    this.product = { ...known, available: current.available };
  }

  private async read(): Promise<Product> {
    const response = await send(`/product/${this.productId}`);
    const product = await readBody<Product>(response);
    this.etag = response.headers.get('ETag') ?? '';
    return product;
  }

  private save(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || !isValid(form)) return;
    const { sku, name, category, imageUrl, price = '', stock = '' } = values(form);
    const description = (form.elements.namedItem('description') as HTMLTextAreaElement).value;
    const fields = {
      sku,
      name,
      description,
      category,
      imageUrl,
      price: typedMoney(price),
    };
    void this.attempt(
      async () => {
        if (!this.productId) {
          const { id } = await api<Product>('/product', { method: 'POST', body: { ...fields, stock: Number(stock) } });
          router.replace(`/admin/products/${id}`);
          return;
        }
        try {
          await send(`/product/${this.productId}`, { method: 'PUT', body: fields, headers: { 'If-Match': this.etag } });
        } catch (e) {
          if (!(e instanceof ApiError) || e.code !== 'precondition_failed') throw e;
          // What was typed stays; saving again replaces the other version knowingly.
          this.theirs = await this.read();
          throw e;
        }
        await this.load();
      },
      'account.saved',
      form,
    );
  }

  private adjust(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || !isValid(form)) return;
    const { delta, reason } = values(form);
    const body = { delta: Number(delta), reason };
    void this.attempt(
      async () => {
        await postOnce(
          async (path, call) => {
            await send(path, call);
            // The response may be a replay, whose stock is an earlier one.
            await this.refresh();
          },
          `/product/${this.productId}/stock`,
          body,
        );
        form.reset();
      },
      'account.saved',
      form,
    );
  }

  private deleteProduct(): void {
    void this.attempt(async () => {
      await api<void>(`/product/${this.productId}`, { method: 'DELETE' });
      router.go('/admin/products');
    });
  }

  /** Whether the last error is the conflict, which is shown with the other version. */
  private get isConflict(): boolean {
    return !!this.theirs && this.error instanceof ApiError && this.error.code === 'precondition_failed';
  }

  override render() {
    const { product } = this;
    if (this.productId && !product) {
      return html`${adminNavigation()}
        <h1 tabindex="-1">${t('order.product')}</h1>
        ${this.error ? errorNotice(this.error, () => void this.attempt(() => this.load())) : panelSkeletons(2)}`;
    }
    return html`${adminNavigation()}
      <h1 tabindex="-1">${product?.name ?? t('admin.newProduct')}</h1>
      ${this.theirs
        ? html`<div class="notice bad" role="alert" data-testid="conflict">
            <p>${t('admin.conflict')}</p>
            <p>${this.theirs.name} · ${this.theirs.sku} · ${this.theirs.category} · ${money(this.theirs.price)}</p>
            <p>${this.theirs.description}</p>
          </div>`
        : nothing}
      ${errorNotice(this.isConflict ? undefined : this.error)}
      <div role="status">${this.done ? html`<p class="notice good" data-testid="done">${t(this.done)}</p>` : nothing}</div>
      <div class="checkout">
        <form class="panel" novalidate data-testid="product-form" @submit=${(event: SubmitEvent) => this.save(event)}>
          ${field({ name: 'name', label: t('admin.name'), value: product?.name })}
          ${field({ name: 'sku', label: t('admin.sku'), value: product?.sku, maxlength: 64 })}
          <div class="field">
            <label for="description">${t('admin.description')}</label>
            <textarea id="description" name="description" data-testid="description" rows="5" aria-describedby="description-error" .value=${product?.description ?? ''}></textarea>
            <field-error class="wrong" id="description-error"></field-error>
          </div>
          ${field({ name: 'category', label: t('list.category'), value: product?.category, maxlength: 64, pattern: '[a-z0-9]+(-[a-z0-9]+)*', hint: t('admin.categoryHint') })}
          ${field({ name: 'price', label: t('list.price'), value: product && (product.price.amount / 100).toFixed(2), inputmode: 'decimal', pattern: '[0-9]{1,7}([.][0-9]{1,2})?' })}
          ${product ? nothing : field({ name: 'stock', label: t('admin.stock'), value: '0', inputmode: 'numeric', pattern: '[0-9]{1,7}' })}
          ${field({ name: 'imageUrl', label: t('admin.imageUrl'), value: product?.imageUrl, maxlength: 2048, optional: true, hint: t('admin.imageHint') })}
          <button data-testid="save-product" ?disabled=${this.busy}>
            ${t(this.theirs ? 'admin.saveAnyway' : 'account.save')}
          </button>
        </form>
        ${product ? this.stockAndDeletion(product) : nothing}
      </div>`;
  }

  private stockAndDeletion(product: Product) {
    return html`<div>
      <section class="panel" aria-labelledby="stock-title">
        <h2 id="stock-title">${t('admin.stock')}</h2>
        <p data-testid="available">${t('admin.available', { n: product.available })}</p>
        <form novalidate data-testid="stock-form" @submit=${(event: SubmitEvent) => this.adjust(event)}>
          ${field({ name: 'delta', label: t('admin.delta'), pattern: '[+\\-]?[0-9]{1,6}', hint: t('admin.deltaHint') })}
          ${field({ name: 'reason', label: t('admin.reason') })}
          <button data-testid="adjust" ?disabled=${this.busy}>${t('admin.adjust')}</button>
        </form>
      </section>
      <section class="panel">
        ${this.asking
          ? html`<p>${t('admin.deleteAsk')}</p>
              <button class="danger" data-testid="delete-yes" ?disabled=${this.busy} @click=${() => this.deleteProduct()}>
                ${t('account.delete')}
              </button>
              <button class="quiet" data-testid="delete-no" @click=${() => (this.asking = false)}>${t('account.discard')}</button>`
          : html`<button class="quiet" data-testid="delete" @click=${() => (this.asking = true)}>${t('admin.deleteProduct')}</button>`}
      </section>
    </div>`;
  }
}
