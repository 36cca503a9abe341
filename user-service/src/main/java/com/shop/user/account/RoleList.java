package com.shop.user.account;

import com.shop.platform.identity.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A request to set an account's roles. The role of machine clients cannot be assigned. */
record RoleList(
    @NotNull @Size(max = 10)
        List<
                @NotNull
                @Pattern(
                    regexp = Role.ADMIN + "|" + Role.CUSTOMER,
                    message = "must be " + Role.ADMIN + " or " + Role.CUSTOMER)
                String>
            roles) {

  /** The roles, with {@code customer} added: every user has it. */
  Set<String> withCustomer() {
    Set<String> all = new TreeSet<>(roles);
    all.add(Role.CUSTOMER);
    return all;
  }
}
