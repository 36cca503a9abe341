import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { query } from '../../api/client';
import type { Product } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { PagedList } from '../../parts/paged-list';
import { router } from '../../router';
import { money, t } from '../../text/text';
import { adminNavigation } from './navigation';

@customElement('admin-products-page')
export class AdminProductsPage extends ShopElement {
  private shownSearch?: string;
  private readonly products = new PagedList<Product>(this, (cursor) => `/product${query({ q: this.search, cursor, limit: 50 })}`);

  constructor() {
    super();
    router.watch(this);
  }

  override willUpdate(): void {
    if (router.route.path !== '/admin/products' || this.shownSearch === this.search) return;
    const isFirst = this.shownSearch === undefined;
    this.shownSearch = this.search;
    // A row that is clicked next stays where it is.
    void (isFirst ? this.products.open() : this.products.load());
  }

  private get search(): string {
    return router.route.parameters.get('q') ?? '';
  }

  override render() {
    return html`${adminNavigation()}
      <h1 tabindex="-1">${t('admin.products')}</h1>
      <div class="tools">
        <input
          type="search"
          data-testid="admin-search"
          aria-label=${t('nav.search')}
          placeholder=${t('nav.search')}
          maxlength="100"
          .value=${this.search}
          @change=${(event: Event) =>
            router.replace(`/admin/products${query({ q: (event.target as HTMLInputElement).value.trim() })}`)}
        />
        <a class="button" href="#/admin/products/new" data-testid="new-product">${t('admin.newProduct')}</a>
      </div>
      ${errorNotice(this.products.error, () => void this.products.more())}
      <ul class="rows" aria-busy=${this.products.items ? 'false' : 'true'}>
        ${this.products.rows(
          (product) =>
            html`<li class="row">
              <a class="grow" href="#/admin/products/${product.id}" data-testid="admin-product">${product.name}</a>
              <span class="small">${product.sku}</span>
              <span class="small">${t('admin.available', { n: product.available })}</span>
              <span class="price">${money(product.price)}</span>
            </li>`,
          8,
        )}
      </ul>
      ${this.products.moreButton()}`;
  }
}
