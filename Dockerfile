# ToolAce in a container. Build: docker build -t toolace .     Run: docker compose up   (docs/decisions/007-container.md)
#
# BUILD_ARGS holds further arguments of the build, such as -p:FullFeed=true for TorchSharp's own CUDA packages
# (then: docker run --gpus all …). Without them the image computes on the CPU; another way to a GPU is in docs/decisions/007-container.md.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends g++ libtorch-dev libsqlite3-0 nodejs npm \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
ARG BUILD_ARGS=""
RUN dotnet publish src/ToolAce.Cli -c Release -o /app ${BUILD_ARGS} \
 && cp -r configs /app/configs

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# libtorch-dev depends on the library of the distribution's version; only that one is wanted here, without headers.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libsqlite3-0 \
      $(apt-cache depends libtorch-dev | sed -n 's/^ *Depends: \(libtorch[0-9].*\)/\1/p') \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
ENV TOOLACE_HOME=/data
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
WORKDIR /app
USER $APP_UID
ENTRYPOINT ["dotnet", "/app/ToolAce.Cli.dll"]
CMD ["doctor"]
