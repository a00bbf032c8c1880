#!/usr/bin/env bash
# Deploys Nianbao to Azure: resources, keys, program. May be run again at any time, and after any failure: what is there stays.
set -euo pipefail

usage() {
    cat <<'TEXT'
infra/deploy.sh ENVIRONMENT [OPTION...]      ENVIRONMENT is dev or prod: infra/ENVIRONMENT.bicepparam

  --group NAME         resource group (nianbao-ENVIRONMENT)
  --location NAME      where to make it (eastasia; chinanorth3 in Azure China)
  --cloud CLOUD        global or china, instead of what the parameter file says
  --plan PLAN          flex, premium or container, likewise
  --release NAME       deploy a release that was deployed before, without building: to roll back
  --what-if            say what would change, change nothing
  --new-admin-key      make another first administrator's key, when that one is lost
  --secret NAME        only put a secret, read from standard input: smtp-password, webhook-url, webhook-secret
TEXT
}

say() { printf '%s\n' "$*" >&2; }

refuse() {
    say "$*"
    exit 2
}

need() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || refuse "$program is needed and not installed."
    done
}

# What a parameter file says: the text of a string, nothing for a parameter it does not name.
parameter() { sed -n "s/^param $2 = '\(.*\)'\$/\1/p" "$1"; }

# ECDSA P-256, PKCS#8, PEM: what signs receipts.
new_signing_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 2>/dev/null; }

# 256 random bits, as the program makes its own keys.
new_admin_key() { printf 'nb_%s' "$(openssl rand -hex 32)"; }

sha256_of() { printf '%s' "$1" | openssl dgst -sha256 -r | cut -d' ' -f1; }

# An output of the last deployment; nothing when there has been none.
output() {
    az deployment group show --resource-group "$group" --name nianbao --query "properties.outputs.$1.value" --output tsv 2>/dev/null || true
}

# Rights that were given a moment ago take a while to hold.
patiently() {
    local turn
    for turn in 1 2 3 4 5 6 7 8 9 10; do
        if "$@"; then
            return 0
        fi
        if [ "$turn" -lt 10 ]; then
            say "Not yet, once more in $pause seconds ($turn of 10)."
            sleep "$pause"
        fi
    done
    return 1
}

check_cloud() {
    local wanted=AzureCloud
    if [ "$cloud" = china ]; then
        wanted=AzureChinaCloud
        [ "$plan" != flex ] || refuse "Plan flex is not offered in Azure China: --plan premium or --plan container."
    fi
    [ "$(az cloud show --query name --output tsv)" = "$wanted" ] || refuse "Sign in to $wanted first: az cloud set --name $wanted && az login"
}

# Sets admin_hash: that of the running app, or of a new key, which is shown here and kept nowhere.
find_admin_hash() {
    local app admin_key
    app="$(output appName)"
    admin_hash=""
    if [ -n "$app" ] && [ "$new_admin_key" = no ]; then
        admin_hash="$(az functionapp config appsettings list --resource-group "$group" --name "$app" \
            --query "[?name=='NIANBAO_ADMIN_KEY_SHA256'].value | [0]" --output tsv)"
    fi
    if [ -z "$admin_hash" ] && [ "$what_if" = no ]; then
        admin_key="$(new_admin_key)"
        admin_hash="$(sha256_of "$admin_key")"
        printf '\n  The first administrator'\''s key, shown this once:\n\n  %s\n\n' "$admin_key"
    fi
}

# Where the parameter file names no operators, whoever deploys is the operator.
deploy_resources() {
    local verb=create values
    values=(cloud="$cloud" plan="$plan" release="$release" adminKeySha256="$admin_hash")
    [ "$what_if" = no ] || verb=what-if
    if [ -z "$(parameter "$parameters" operatorsId)" ]; then
        values+=(operatorsId="$(az ad signed-in-user show --query id --output tsv)" operatorsType=User)
    fi
    az deployment group "$verb" --resource-group "$group" --name nianbao --parameters "$parameters" --parameters "${values[@]}" --only-show-errors
}

has_secret() { az keyvault secret show --vault-name "$1" --name "$2" --query id --output tsv >/dev/null 2>&1; }

# The secret goes through a file that only its owner can read, never over a command line.
put_secret() {
    local vault="$1" name="$2"
    (umask 077 && cat >"$scratch/secret")
    patiently az keyvault secret set --vault-name "$vault" --name "$name" --file "$scratch/secret" --encoding utf-8 --query id --output tsv \
        || refuse "The secret $name could not be put: does the signed-in user belong to operatorsId?"
    rm -f "$scratch/secret"
}

put_signing_key() {
    local vault
    vault="$(output vaultName)"
    if ! has_secret "$vault" receipt-key; then
        new_signing_key | put_secret "$vault" receipt-key
    fi
}

build_package() {
    dotnet publish functions/Azure -c Release -p:AzureSdk=nuget -o "$scratch/app" >&2
    (cd "$scratch/app" && zip -qr ../package.zip .)
}

upload_package() {
    az storage blob upload --auth-mode login --account-name "$1" --container-name packages --name "$release.zip" \
        --file "$scratch/package.zip" --overwrite --only-show-errors --output none
}

fetch_package() {
    az storage blob download --auth-mode login --account-name "$1" --container-name packages --name "$release.zip" \
        --file "$scratch/package.zip" --only-show-errors --output none
}

has_package() {
    [ "$(az storage blob exists --auth-mode login --account-name "$1" --container-name packages --name "$release.zip" --query exists --output tsv)" = true ]
}

# Puts the program where its plan looks for it. Afterwards a setting alone decides which release runs.
ship() {
    if [ "$plan" = container ]; then
        if [ "$build" = yes ]; then
            az acr build --registry "$(output registryName)" --image "nianbao:$release" --file infra/Dockerfile . >&2
        else
            az acr repository show --name "$(output registryName)" --image "nianbao:$release" --output none
        fi
    elif [ "$build" = yes ]; then
        [ -f "$scratch/package.zip" ] || build_package
        patiently upload_package "$(output hostStorageName)"
    else
        has_package "$(output hostStorageName)" || refuse "There is no release $release."
    fi
}

# Plan flex is handed its package; the others have read their setting.
start() {
    local app
    app="$(output appName)"
    if [ "$plan" = flex ]; then
        [ -f "$scratch/package.zip" ] || fetch_package "$(output hostStorageName)"
        az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$scratch/package.zip" --only-show-errors --output none
    fi
    az functionapp restart --resource-group "$group" --name "$app"
    if [ "$plan" != flex ]; then
        # The triggers of a package or an image that nobody handed over are not noticed by themselves.
        patiently az rest --method post --url "$(az functionapp show --resource-group "$group" --name "$app" --query id --output tsv)/syncfunctiontriggers?api-version=2024-04-01" --output none
    fi
}

check_health() { curl --fail --silent --show-error --max-time 60 "https://$1/api/health"; }

read_arguments() {
    [ $# -ge 1 ] || { usage >&2; exit 2; }
    case "$1" in
        -h | --help) usage; exit 0 ;;
        -*) usage >&2; exit 2 ;;
    esac
    environment="$1"
    shift
    parameters="infra/$environment.bicepparam"
    [ -f "$parameters" ] || refuse "There is no $parameters."
    group="nianbao-$environment" location="" cloud="" plan="" release="" secret="" what_if=no new_admin_key=no build=yes
    while [ $# -gt 0 ]; do
        case "$1" in
            --what-if) what_if=yes ;;
            --new-admin-key) new_admin_key=yes ;;
            --group | --location | --cloud | --plan | --release | --secret)
                [ $# -ge 2 ] || refuse "$1 needs a value."
                case "$1" in
                    --group) group="$2" ;;
                    --location) location="$2" ;;
                    --cloud) cloud="$2" ;;
                    --plan) plan="$2" ;;
                    --release) release="$2" build=no ;;
                    --secret) secret="$2" ;;
                esac
                shift
                ;;
            *) usage >&2; exit 2 ;;
        esac
        shift
    done
    complete_arguments
}

complete_arguments() {
    cloud="${cloud:-$(parameter "$parameters" cloud)}" cloud="${cloud:-global}"
    plan="${plan:-$(parameter "$parameters" plan)}" plan="${plan:-flex}"
    case "$cloud" in global | china) ;; *) refuse "--cloud is global or china." ;; esac
    case "$plan" in flex | premium | container) ;; *) refuse "--plan is flex, premium or container." ;; esac
    case "$secret" in '' | smtp-password | webhook-url | webhook-secret) ;; *) refuse "--secret is smtp-password, webhook-url or webhook-secret." ;; esac
    if [ -z "$location" ]; then
        location=eastasia
        [ "$cloud" = global ] || location=chinanorth3
    fi
    if [ -z "$release" ]; then
        release="$(git rev-parse --short=12 HEAD)"
        [ -z "$(git status --porcelain)" ] || release="$release-changed"
    fi
}

preview() {
    [ "$(az group exists --name "$group")" = true ] || refuse "There is no resource group $group yet: everything would be made."
    find_admin_hash
    deploy_resources
}

deploy() {
    az group create --name "$group" --location "$location" --output none
    find_admin_hash
    local shipped=no
    # A newer release is put in place before the setting names it, so that nothing stands still. The first time there is no place yet.
    if [ -n "$(output hostStorageName)" ] && [ "$(output plan)" = "$plan" ]; then
        ship
        shipped=yes
    fi
    deploy_resources >&2
    put_signing_key >&2
    [ "$shipped" = yes ] || ship
    start
    patiently check_health "$(output appHost)" || refuse "Deployed, but /api/health does not answer with 200. See infra/README.md."
    printf '\nhttps://%s  release %s\n' "$(output appHost)" "$release"
}

main() {
    read_arguments "$@"
    need az
    check_cloud
    scratch="$(mktemp -d)"
    trap 'rm -rf "$scratch"' EXIT
    if [ -n "$secret" ]; then
        put_secret "$(output vaultName)" "$secret"
    elif [ "$what_if" = yes ]; then
        preview
    else
        need curl git openssl
        if [ "$plan" != container ] && [ "$build" = yes ]; then
            need dotnet zip
        fi
        deploy
    fi
}

# Between two tries, in seconds.
pause="${NIANBAO_DEPLOY_PAUSE:-15}"

# Other scripts and the tests take its functions without running it.
if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    cd "$(dirname "$0")/.."
    main "$@"
fi
