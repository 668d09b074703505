# The static site behind Caddy, which is also the edge: TLS, and the way to the API. Build context: the repository.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /build
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --ignore-scripts --no-fund --no-audit
COPY frontend ./
# For the sitemap and the canonical links.
ARG SITE_URL
RUN npm run build

FROM caddy:2.11.4-alpine
# With its capability the program refuses to start where all capabilities are dropped; it needs none.
RUN setcap -r /usr/bin/caddy && install -d -o 10001 -g 10001 -m 0700 /var/lib/caddy
COPY infra/images/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /build/dist /srv
ENV XDG_DATA_HOME=/var/lib XDG_CONFIG_HOME=/tmp
USER 10001:10001
EXPOSE 80 443
