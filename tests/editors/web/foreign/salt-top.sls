base:
  '*':
    - common
  'web*.example.com':
    - apache
