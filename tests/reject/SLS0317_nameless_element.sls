for tenant in [{ retries: 3 }, { retries: 5 }] {
//             ^^^^^^^^^^^^^^
  queue inbox { retries: tenant.retries }
}
