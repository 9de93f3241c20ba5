import Inventory

/// What the made-up fleet is made of: packages of Debian 12, as its archive had them, those most hosts have first.
enum DebianPackages {
    /// The packages.
    static var all: [PackageCoordinate] {
        text.split(whereSeparator: \.isWhitespace).map { entry in
            let parts = entry.split(separator: "=", maxSplits: 1)
            return PackageCoordinate(ecosystem: "deb", name: String(parts[0]), version: String(parts[1]))
        }
    }
}

/// `name=version`, separated by white space.
private let text = """
    nginx=1.22.1-9+deb12u11 apache2=2.4.71-1~deb12u1 haproxy=2.6.12-1+deb12u4 postgresql-15=15.20-0+deb12u1
    mariadb-server=1:10.11.19-0+deb12u1 redis-server=5:7.0.15-1~deb12u10 memcached=1.6.18-1+deb12u1
    rabbitmq-server=3.10.8-1.1+deb12u1 openssh-server=1:9.2p1-2+deb12u10 openssh-client=1:9.2p1-2+deb12u10
    openssl=3.0.15-1~deb12u1 curl=7.88.1-10+deb12u15 wget=1.21.3-1+deb12u1 git=1:2.39.5-0+deb12u3
    vim=2:9.0.1378-2+deb12u2 tmux=3.3a-3 htop=3.2.2-2 rsync=3.5.0+ds1-0+deb12u1 chrony=4.3-2+deb12u3
    ntpsec=1.2.2+dfsg1-1+deb12u1 docker.io=20.10.24+dfsg1-1+deb12u1+b6 containerd=1.6.20~ds1-1+deb12u3
    runc=1.1.5+ds1-1+deb12u1 podman=4.3.1+ds1-8+deb12u1+b3 prometheus=2.42.0+ds-5+deb12u1
    prometheus-node-exporter=1.5.0-1+b6 bind9=1:9.18.49-1~deb12u3 unbound=1.17.1-2+deb12u4 dnsmasq=2.90-4~deb12u2
    postfix=3.7.11-0+deb12u1 dovecot-core=1:2.3.19.1+dfsg1-2.1+deb12u7 exim4=4.96-15+deb12u10 squid=5.7-2+deb12u6
    varnish=7.1.1-2+deb12u1 openjdk-17-jre-headless=17.0.21.1+2-1~deb12u1 python3=3.11.2-1+b1
    python3-requests=2.28.1+dfsg-1 python3-cryptography=38.0.4-3+deb12u1 python3-boto3=1.26.27+dfsg-1
    python3-yaml=6.0-3+b2 perl=5.36.0-7+deb12u4 ruby=1:3.1 php8.2-fpm=8.2.36-1~deb12u1 php8.2-cli=8.2.36-1~deb12u1
    nodejs=20.20.2-1nodesource1+repack1 gcc=4:12.2.0-3 g++=4:12.2.0-3 make=4.3-4.1 cmake=3.25.1-1
    nfs-common=1:2.6.2-4+deb12u1 nfs-kernel-server=1:2.6.2-4+deb12u1 samba=2:4.17.12+dfsg-0+deb12u4
    wireguard-tools=1.0.20210914-1+b1 strongswan=5.9.8-5+deb12u6 openvpn=2.6.14-0+deb12u2 fail2ban=1.0.2-2
    ufw=0.36.2-1 nftables=1.0.6-2+deb12u2 iptables=1.8.9-2 iproute2=6.1.0-3 tcpdump=4.99.3-1 nmap=7.93+dfsg1-1
    strace=6.1-0.1 ltrace=0.7.3-6.4 gdb=13.1-3 lsof=4.95.0-1 sysstat=12.6.1-1 iotop=0.6-42-ga14256a-0.1+b2
    jq=1.6-2.1+deb12u3 unzip=6.0-28+deb12u1 zip=3.0-13+deb12u1 xz-utils=5.4.1-1+deb12u2 bzip2=1.0.8-5+b1
    zstd=1.5.4+dfsg2-5 sudo=1.9.13p3-1+deb12u4 cron=3.0pl1-162 logrotate=3.21.0-1 rsyslog=8.2302.0-1+deb12u2
    auditd=1:3.0.9-1 apparmor=3.0.8-3 ca-certificates=20250419~deb12u2 gnupg=2.2.40-1.1+deb12u2
    ansible=7.7.0+dfsg-3+deb12u1 keepalived=1:2.2.7-1+b2 corosync=3.1.7-1+deb12u2 pacemaker=2.1.5-1+deb12u1
    etcd-server=3.4.23-4+b4 zabbix-agent=1:6.0.14+dfsg-1+b1 snmpd=5.9.3+dfsg-2+deb12u1 collectd=5.12.0-14
    munin-node=2.0.73-1 sqlite3=3.40.1-2+deb12u2 lua5.4=5.4.4-3+deb12u1 tcl=8.6.13 tomcat10=10.1.60-1~deb12u1
    jetty9=9.4.57-1.1~deb12u1 mosquitto=2.0.11-1.2+deb12u2 influxdb=1.6.7~rc0-1+b13 awscli=2.9.19-1
    cloud-init=22.4.2-1+deb12u4 amazon-ec2-utils=2.0.1-2 qemu-guest-agent=1:7.2+dfsg-7+deb12u18+b3 lvm2=2.03.16-2
    mdadm=4.2-5 cryptsetup=2:2.6.1-4~deb12u2 xfsprogs=6.1.0-1 btrfs-progs=6.2-1+deb12u2 e2fsprogs=1.47.0-2+b2
    dosfstools=4.2-1 parted=3.5-3+deb12u1 gdisk=1.0.9-2.1 smartmontools=7.3-1+b1 adduser=3.134 apt-listchanges=3.24
    base-files=12.4+deb12u15 base-passwd=3.6.1 bash=5.2.15-2+b13 bash-completion=1:2.11-6 coreutils=9.1-1
    cpio=2.13+dfsg-7.1 cron-daemon-common=3.0pl1-162 dash=0.5.12-2 dbus=1.14.10-1~deb12u1 debconf=1.5.82
    debconf-i18n=1.5.82 debian-archive-keyring=2023.3+deb12u2 debian-faq=11.1 debianutils=5.7-0.5~deb12u1
    diffutils=1:3.8-4 dmidecode=3.4-1 doc-debian=11.3+nmu1 dpkg=1.21.23 file=1:5.44-3 findutils=4.9.0-4
    gettext-base=0.21-12 libc-bin=2.36-9+deb12u14 locales=2.36-9+deb12u14 gpgv=2.2.40-1.1+deb12u2 grep=3.8-5
    groff-base=1.22.4-10 gzip=1.12-1 hostname=3.23+nmu1 ifupdown=0.8.41 inetutils-telnet=2:2.4-2+deb12u3
    init=1.65.2+deb12u1 init-system-helpers=1.65.2+deb12u1 iputils-ping=3:20221126-1+deb12u1
    isc-dhcp-client=4.4.3-P1-2 isc-dhcp-common=4.4.3-P1-2 kmod=30+20221128-1 krb5-locales=1.20.1-2+deb12u5
    less=590-2.1~deb12u2 liblockfile-bin=1.17-1+b1 man-db=2.11.2-2 manpages=6.03-2 mawk=1.3.4.20200120-3.1
    media-types=10.0.0 mime-support=3.66 nano=7.2-1+deb12u1 ncurses-base=6.4-4 ncurses-bin=6.4-4 ncurses-term=6.4-4
    netbase=6.4 netcat-traditional=1.10-47 whiptail=0.52.23-1+b1 libpam-modules=1.5.2-6+deb12u2
    libpam-modules-bin=1.5.2-6+deb12u2 libpam-runtime=1.5.2-6+deb12u2 pciutils=1:3.9.0-4 procps=2:4.0.2-3
    readline-common=8.2-1.3 python3-reportbug=12.0.0 reportbug=12.0.0 wamerican=2020.12.07-2 sed=4.9-1+deb12u1
    sensible-utils=0.0.17+nmu1 login=1:4.13+dfsg1-1+deb12u2 passwd=1:4.13+dfsg1-1+deb12u2
    libnss-systemd=252.39-1~deb12u2 libpam-systemd=252.39-1~deb12u2 systemd=252.39-1~deb12u2
    systemd-sysv=252.39-1~deb12u2 systemd-timesyncd=252.39-1~deb12u2 udev=252.39-1~deb12u2 sysvinit-utils=3.06-4
    tar=1.34+dfsg-1.2+deb12u1 tasksel-data=3.73 traceroute=1:2.1.2-1 ucf=3.0043+nmu1+deb12u1
    bsdutils=1:2.38.1-5+deb12u3 fdisk=2.38.1-5+deb12u3 mount=2.38.1-5+deb12u3 util-linux=2.38.1-5+deb12u3
    util-linux-extra=2.38.1-5+deb12u3 vim-common=2:9.0.1378-2+deb12u2 vim-tiny=2:9.0.1378-2+deb12u2 apt=2.6.2
    apt-utils=2.6.2 bind9-dnsutils=1:9.18.49-1~deb12u3 bind9-host=1:9.18.49-1~deb12u3 perl-base=5.36.0-7+deb12u4
    tzdata=2026f-0+deb12u1 adwaita-icon-theme=43-1 alsa-topology-conf=1.2.5.1-2 alsa-ucm-conf=1.2.8-1
    appstream=0.16.1-2+b1 apt-transport-https=2.6.2 at-spi2-common=2.46.0-5 at-spi2-core=2.46.0-5 bc=1.07.1-3+b1
    binutils=2.40-2 binutils-common=2.40-2 binutils-x86-64-linux-gnu=2.40-2 bsdextrautils=2.38.1-5+deb12u3
    build-essential=12.9 ca-certificates-java=20230710~deb12u1 cpp=4:12.2.0-3 cpp-12=12.2.0-14+deb12u1 cscope=15.9-1
    dbus-bin=1.14.10-1~deb12u1 dbus-daemon=1.14.10-1~deb12u1 dbus-session-bus-common=1.14.10-1~deb12u1
    dbus-system-bus-common=1.14.10-1~deb12u1 dbus-user-session=1.14.10-1~deb12u1 dconf-gsettings-backend=0.40.0-4
    dconf-service=0.40.0-4 debugedit=1:5.0-5 dirmngr=2.2.40-1.1+deb12u2 distro-info-data=0.58+deb12u7
    dmsetup=2:1.02.185-2 ed=1.19-1 fakeroot=1.31-1.2 fontconfig=2.14.1-4 fontconfig-config=2.14.1-4
    g++-12=12.2.0-14+deb12u1 gcc-12=12.2.0-14+deb12u1 gcc-12-base=12.2.0-14+deb12u1 gettext=0.21-12
    gir1.2-glib-2.0=1.74.0-3 gir1.2-packagekitglib-1.0=1.2.6-5+deb12u1 git-man=1:2.39.5-0+deb12u3
    gnupg-utils=2.2.40-1.1+deb12u2 gpg=2.2.40-1.1+deb12u2 gpg-agent=2.2.40-1.1+deb12u2
    gpg-wks-client=2.2.40-1.1+deb12u2 gpg-wks-server=2.2.40-1.1+deb12u2 gpgconf=2.2.40-1.1+deb12u2
    gpgsm=2.2.40-1.1+deb12u2 gsettings-desktop-schemas=43.0-1 gtk-update-icon-cache=3.24.38-2~deb12u3
    heaptrack=1.4.0-2 hicolor-icon-theme=0.17-2 icu-devtools=72.1-3+deb12u1 iso-codes=4.15.0-1 java-common=0.74
    javascript-common=11+nmu1 libabsl20220623=20220623.1-1+deb12u2 libacl1=2.3.1-3 libaom3=3.6.0-1+deb12u3
    libaopalliance-java=20070526-7 libapache-pom-java=29-2 libapparmor1=3.0.8-3 libappstream4=0.16.1-2+b1
    libapt-pkg6.0=2.6.2 libarchive13=3.6.2-1+deb12u5 libargon2-1=0~20171227-0.3+deb12u1 libasan8=12.2.0-14+deb12u1
    libasound2=1.2.8-1+b1 libasound2-data=1.2.8-1 libassuan0=2.5.5-5 libatinject-jsr330-api-java=1.0+ds1-5
    libatk-bridge2.0-0=2.46.0-5 libatk-wrapper-java=0.40.0-3 libatk-wrapper-java-jni=0.40.0-3 libatk1.0-0=2.46.0-5
    libatm1=1:2.5.1-4+b2 libatomic1=12.2.0-14+deb12u1 libatspi2.0-0=2.46.0-5 libattr1=1:2.5.1-4
    libaudit-common=1:3.0.9-1 libaudit1=1:3.0.9-1 libavahi-client3=0.8-10+deb12u1 libavahi-common-data=0.8-10+deb12u1
    libavahi-common3=0.8-10+deb12u1 libavif15=0.11.1-1+deb12u1 libbabeltrace1=1.5.11-1+b2 libbinutils=2.40-2
    libblkid1=2.38.1-5+deb12u3 libboost-filesystem1.74.0=1.74.0+ds1-21 libboost-iostreams1.74.0=1.74.0+ds1-21
    libboost-program-options1.74.0=1.74.0+ds1-21 libboost-regex1.74.0=1.74.0+ds1-21 libbpf1=1:1.1.2-0+deb12u1
    libbrotli1=1.0.9-2+deb12u1 libbsd0=0.11.7-2 libbz2-1.0=1.0.8-5+b1 libc-dev-bin=2.36-9+deb12u14
    libc-devtools=2.36-9+deb12u14 libc6=2.36-9+deb12u14 libcairo-gobject2=1.16.0-7 libcairo2=1.16.0-7
    libcap-ng0=0.8.3-1+b3 libcap2=1:2.66-4+deb12u3+b1 libcap2-bin=1:2.66-4+deb12u3+b1 libcbor0.8=0.8.0-2+b1
    libcc1-0=12.2.0-14+deb12u1 libcdi-api-java=1.2-3 libclang-cpp14=1:14.0.6-12 libcom-err2=1.47.0-2+b2
    libcommons-cli-java=1.5.0-1 libcommons-io-java=2.11.0-2 libcommons-lang3-java=3.12.0-2+deb12u1
    libcommons-parent-java=56-1 libcrypt1=1:4.4.33-2 libcryptsetup12=2:2.6.1-4~deb12u2 libctf-nobfd0=2.40-2
    libctf0=2.40-2 libcups2=2.4.2-3+deb12u9 libcurl3-gnutls=7.88.1-10+deb12u15 libcurl3-nss=7.88.1-10+deb12u15
    libcurl4=7.88.1-10+deb12u15 libdatrie1=0.2.13-2+b1 libdav1d6=1.0.0-2+deb12u1 libdb5.3=5.3.28+dfsg2-1
    libdbus-1-3=1.14.10-1~deb12u1 libdconf1=0.40.0-4 libde265-0=1.0.11-1+deb12u3 libdebconfclient0=0.270
    libdebuginfod-common=0.188-2.1 libdebuginfod1=0.188-2.1 libdeflate0=1.14-1 libdevmapper1.02.1=2:1.02.185-2
    libdrm-amdgpu1=2.4.114-1+b1 libdrm-common=2.4.114-1 libdrm-intel1=2.4.114-1+b1 libdrm-nouveau2=2.4.114-1+b1
    libdrm-radeon1=2.4.114-1+b1 libdrm2=2.4.114-1+b1 libduktape207=2.7.0-2 libdw1=0.188-2.1 libedit2=3.1-20221030-2
    libegl-mesa0=22.3.6-1+deb12u2 libegl1=1.6.0-1 libelf1=0.188-2.1 liberror-prone-java=2.18.0-1
    libevent-2.1-7=2.1.12-stable-8+deb12u1 libevent-core-2.1-7=2.1.12-stable-8+deb12u1 libexpat1=2.5.0-1+deb12u5
    libext2fs2=1.47.0-2+b2 libfakeroot=1.31-1.2 libfdisk1=2.38.1-5+deb12u3 libffi8=3.4.4-1 libfido2-1=1.12.0-2+b1
    libfontconfig1=2.14.1-4 libfontenc1=1:1.1.4-1 libfreetype6=2.12.1+dfsg-5+deb12u4 libfribidi0=1.0.8-2.1
    libfsverity0=1.5-1.1 libgail-common=2.24.33-2+deb12u1 libgail18=2.24.33-2+deb12u1 libgav1-1=0.18.0-1+b1
    libgbm1=22.3.6-1+deb12u2 libgcc-s1=12.2.0-14+deb12u1 libgcrypt20=1.10.1-3+deb12u1 libgd3=2.3.3-9+deb12u1
    libgdbm-compat4=1.23-3 libgdbm6=1.23-3 libgdk-pixbuf-2.0-0=2.42.10+dfsg-1+deb12u4
    libgdk-pixbuf2.0-bin=2.42.10+dfsg-1+deb12u4 libgdk-pixbuf2.0-common=2.42.10+dfsg-1+deb12u4
    libgeronimo-annotation-1.3-spec-java=1.3-1 libgeronimo-interceptor-3.0-spec-java=1.0.1-4 libgif7=5.2.1-2.5+deb12u1
    libgirepository-1.0-1=1.74.0-3 libgl1=1.6.0-1 libgl1-mesa-dri=22.3.6-1+deb12u2 libgl1-mesa-glx=22.3.6-1+deb12u2
    libglapi-mesa=22.3.6-1+deb12u2 libgles1=1.6.0-1 libgles2=1.6.0-1 libglib2.0-0=2.74.6-2+deb12u9
    libglib2.0-bin=2.74.6-2+deb12u9 libglib2.0-data=2.74.6-2+deb12u9 libglu1-mesa=9.0.2-1.1 libglut3.12=3.4.0-1
    libglvnd0=1.6.0-1 libglx-mesa0=22.3.6-1+deb12u2 libglx0=1.6.0-1 libgmp10=2:6.2.1+dfsg1-1.1
    libgmpxx4ldbl=2:6.2.1+dfsg1-1.1 libgnutls-dane0=3.7.9-2+deb12u7 libgnutls-openssl27=3.7.9-2+deb12u7
    libgnutls30=3.7.9-2+deb12u7 libgnutlsxx30=3.7.9-2+deb12u7 libgomp1=12.2.0-14+deb12u1 libgpg-error0=1.46-1
    libgpm2=1.20.7-10+b1 libgprofng0=2.40-2 libgraphite2-3=1.3.14-1+deb12u1 libgssapi-krb5-2=1.20.1-2+deb12u5
    libgstreamer1.0-0=1.22.0-2+deb12u1 libgtk2.0-0=2.24.33-2+deb12u1 libgtk2.0-bin=2.24.33-2+deb12u1
    libgtk2.0-common=2.24.33-2+deb12u1 libguava-java=31.1-1 libguice-java=4.2.3-2 libharfbuzz0b=6.0.0+dfsg-3
    libheaptrack=1.4.0-2 libheif1=1.15.1-1+deb12u1 libhogweed6=3.8.1-2 libice6=2:1.0.10-1 libicu72=72.1-3+deb12u1
    libidn2-0=2.3.3-1+b1 libip4tc2=1.8.9-2 libipt2=2.0.5-1 libisl23=0.25-1.1 libitm1=12.2.0-14+deb12u1
    libjansi-java=2.4.0-2 libjansson4=2.14-2 libjbig0=2.1-6.1 libjpeg62-turbo=1:2.1.5-2 libjq1=1.6-2.1+deb12u3
    libjs-jquery=3.6.1+dfsg+~3.5.14-1 libjs-sphinxdoc=5.3.0-4 libjs-underscore=1.13.4~dfsg+~1.11.4-3 libjson-c5=0.16-2
    libjsr305-java=0.1~+svn49-11 libk5crypto3=1.20.1-2+deb12u5 libkeyutils1=1.6.3-2 libkmod2=30+20221128-1
    libkrb5-3=1.20.1-2+deb12u5 libkrb5support0=1.20.1-2+deb12u5 libksba8=1.6.3-2 liblcms2-2=2.14-2+deb12u1
    libldap-2.5-0=2.5.13+dfsg-5 libldap-common=2.5.13+dfsg-5 liblerc4=4.0.0+ds-2 libllvm14=1:14.0.6-12
    libllvm15=1:15.0.6-4+b1 liblsan0=12.2.0-14+deb12u1 liblua5.3-0=5.3.6-2
    libluajit-5.1-2=2.1.0~beta3+git20220320+dfsg-4.1+deb12u1
    libluajit-5.1-common=2.1.0~beta3+git20220320+dfsg-4.1+deb12u1 liblz4-1=1.9.4-1 liblzma5=5.4.1-1+deb12u2
    libmagic-mgc=1:5.44-3 libmagic1=1:5.44-3 libmaven-parent-java=35-1 libmaven-resolver-java=1.6.3-1
    libmaven-shared-utils-java=3.3.4-1 libmaven3-core-java=3.8.7-1 libmd0=1.0.4-2 libmnl0=1.0.4-3
    libmount1=2.38.1-5+deb12u3 libmpc3=1.3.1-1 libmpfr6=4.2.0-1 libncurses6=6.4-4 libncursesw6=6.4-4
    libnettle8=3.8.1-2 libnghttp2-14=1.52.0-1+deb12u3 libnpth0=1.6-3 libnsl2=1.3.0-2 libnspr4=2:4.35-1
    libnss3=2:3.87.1-1+deb12u4 libnuma1=2.0.16-1 libonig5=6.9.8-1 libopencsd1=1.3.3-1 libopengl0=1.6.0-1
    libp11-kit0=0.24.1-2 libpackagekit-glib2-18=1.2.6-5+deb12u1 libpam-cap=1:2.66-4+deb12u3+b1
    libpam0g=1.5.2-6+deb12u2 libpango-1.0-0=1.50.12+ds-1 libpangocairo-1.0-0=1.50.12+ds-1
    libpangoft2-1.0-0=1.50.12+ds-1 libpciaccess0=0.17-2 libpcre2-8-0=10.42-1+deb12u2 libpcsclite1=1.9.9-2
    libperl5.36=5.36.0-7+deb12u4 libpfm4=4.13.0-1 libpipeline1=1.5.7-1 libpixman-1-0=0.42.2-1 libpkgconf3=1.8.1-1
    libplexus-cipher-java=2.0-1 libplexus-classworlds-java=2.7.0-1 libplexus-component-annotations-java=2.1.1-1
    libplexus-interpolation-java=1.26-1 libplexus-sec-dispatcher-java=2.0-3 libplexus-utils2-java=3.4.2-1
    libpng-tools=1.6.39-2+deb12u6 libpng16-16=1.6.39-2+deb12u6 libpolkit-agent-1-0=122-3 libpolkit-gobject-1-0=122-3
    libpopt0=1.19+dfsg-1 libpq5=15.20-0+deb12u1 libproc2-0=2:4.0.2-3 libpsl5=0.21.2-1 libpython3-stdlib=3.11.2-1+b1
    libpython3.11=3.11.2-6+deb12u9 libpython3.11-minimal=3.11.2-6+deb12u9 libpython3.11-stdlib=3.11.2-6+deb12u9
    libquadmath0=12.2.0-14+deb12u1 librav1e0=0.5.1-6 libreadline8=8.2-1.3 librpm9=4.18.0+dfsg-1+deb12u1
    librpmbuild9=4.18.0+dfsg-1+deb12u1 librpmio9=4.18.0+dfsg-1+deb12u1 librpmsign9=4.18.0+dfsg-1+deb12u1
    librsvg2-2=2.54.7+dfsg-1~deb12u1 librsvg2-common=2.54.7+dfsg-1~deb12u1 librtmp1=2.4+20151223.gitfa8646d.1-2+b2
    libsasl2-2=2.1.28+dfsg-10+deb12u1 libsasl2-modules=2.1.28+dfsg-10+deb12u1
    libsasl2-modules-db=2.1.28+dfsg-10+deb12u1 libseccomp2=2.5.4-1+deb12u1 libselinux1=3.4-1+b6
    libsemanage-common=3.4-1 libsemanage2=3.4-1+b5 libsensors-config=1:3.6.0-7.1 libsensors5=1:3.6.0-7.1
    libsepol2=3.4-2.1 libsisu-inject-java=0.3.4-2 libsisu-plexus-java=0.3.4-3 libslang2=2.3.3-3 libslf4j-java=1.7.32-1
    libsm6=2:1.2.3-1 libsmartcols1=2.38.1-5+deb12u3 libsodium23=1.0.18-1+deb12u1 libsource-highlight-common=3.1.9-4.2
    libsource-highlight4v5=3.1.9-4.2+b3 libsqlite3-0=3.40.1-2+deb12u2 libss2=1.47.0-2+b2 libssh2-1=1.10.0-3+deb12u1
    libssl3=3.0.22-1~deb12u2 libstdc++6=12.2.0-14+deb12u1 libstemmer0d=2.2.0-2 libsvtav1enc1=1.4.1+dfsg-1
    libsystemd-shared=252.39-1~deb12u2 libsystemd0=252.39-1~deb12u2 libtasn1-6=4.19.0-2+deb12u1
    libtcl8.6=8.6.13+dfsg-2 libthai-data=0.1.29-1 libthai0=0.1.29-1 libtiff6=4.5.0-6+deb12u4 libtinfo6=6.4-4
    libtirpc-common=1.3.3+ds-1 libtirpc3=1.3.3+ds-1 libtk8.6=8.6.13-2 libtsan2=12.2.0-14+deb12u1
    libubsan1=12.2.0-14+deb12u1 libuchardet0=0.0.7-1 libudev1=252.39-1~deb12u2 libunbound8=1.17.1-2+deb12u4
    libunistring2=1.0-2 libunwind8=1.6.2-3 libutempter0=1.2.1-3 libuuid1=2.38.1-5+deb12u3 libwagon-file-java=3.5.3-1
    libwagon-http-shaded-java=3.5.3-1 libwagon-provider-api-java=3.5.3-1 libwayland-client0=1.21.0-1
    libwayland-server0=1.21.0-1 libwebp7=1.2.4-0.2+deb12u1 libx11-6=2:1.8.4-2+deb12u2 libx11-data=2:1.8.4-2+deb12u2
    libx11-xcb1=2:1.8.4-2+deb12u2 libx265-199=3.5-2+b1 libxau6=1:1.0.9-1 libxaw7=2:1.0.14-1 libxcb-cursor0=0.1.4-1
    libxcb-dri2-0=1.15-1 libxcb-dri3-0=1.15-1 libxcb-glx0=1.15-1 libxcb-image0=0.4.0-2 libxcb-present0=1.15-1
    libxcb-randr0=1.15-1 libxcb-render-util0=0.3.9-1+b1 libxcb-render0=1.15-1 libxcb-shape0=1.15-1 libxcb-shm0=1.15-1
    libxcb-sync1=1.15-1 libxcb-util1=0.4.0-1+b1 libxcb-xfixes0=1.15-1 libxcb-xkb1=1.15-1 libxcb1=1.15-1
    libxcomposite1=1:0.4.5-1 libxcursor1=1:1.2.1-1 libxdamage1=1:1.1.6-1 libxdmcp6=1:1.1.2-3 libxext6=2:1.3.4-1+b1
    libxfixes3=1:6.0.0-2 libxft2=2.3.6-1 libxi6=2:1.8-1+b1 libxinerama1=2:1.1.4-3 libxkbcommon-x11-0=1.5.0-1
    libxkbcommon0=1.5.0-1 libxkbfile1=1:1.1.0-1 libxml2=2.9.14+dfsg-1.3~deb12u6 libxmlb2=0.3.22-1~deb12u1
    libxmlsec1=1.2.37-2 libxmlsec1-gcrypt=1.2.37-2 libxmlsec1-gnutls=1.2.37-2 libxmlsec1-nss=1.2.37-2
    libxmlsec1-openssl=1.2.37-2 libxmu6=2:1.1.3-3 libxmuu1=2:1.1.3-3 libxpm4=1:3.5.12-1.1+deb12u1
    libxrandr2=2:1.5.2-2+b1 libxrender1=1:0.9.10-1.1 libxshmfence1=1.3-1 libxslt1.1=1.1.35-1+deb12u4 libxss1=1:1.2.3-1
    libxt6=1:1.2.1-1.1 libxtables12=1.8.9-2 libxtst6=2:1.2.3-1.1 libxv1=2:1.0.11-1.1 libxxf86dga1=2:1.1.5-1
    libxxf86vm1=1:1.1.4-1+b2 libxxhash0=0.8.1-1 libyaml-0-2=0.2.5-1 libyuv0=0.0~git20230123.b2528b0-1
    libz3-4=4.8.12-3.1 libzstd1=1.5.4+dfsg2-5 linux-perf=6.1.192-2 llvm=1:14.0-55.7~deb12u1 llvm-14=1:14.0.6-12
    llvm-14-linker-tools=1:14.0.6-12 llvm-14-runtime=1:14.0.6-12 llvm-14-tools=1:14.0.6-12
    llvm-runtime=1:14.0-55.7~deb12u1 logsave=1.47.0-2+b2 lsb-release=12.0-1 lz4=1.9.4-1 maven=3.8.7-1
    net-tools=2.10-0.1+deb12u2 nss-plugin-pem=1.0.8+1-1 openjdk-17-jdk=17.0.21.1+2-1~deb12u1
    openjdk-17-jdk-headless=17.0.21.1+2-1~deb12u1 openjdk-17-jre=17.0.21.1+2-1~deb12u1 osslsigncode=2.9-1~bpo12+1
    packagekit=1.2.6-5+deb12u1 packagekit-tools=1.2.6-5+deb12u1 patch=2.7.6-7 perl-modules-5.36=5.36.0-7+deb12u4
    pinentry-curses=1.2.1-1 pkg-config=1.8.1-1 pkgconf=1.8.1-1 pkgconf-bin=1.8.1-1 polkitd=122-3
    postgresql=15+248+deb12u2 postgresql-client-15=15.20-0+deb12u1 postgresql-client-common=248+deb12u2
    postgresql-common=248+deb12u2 postgresql-contrib=15+248+deb12u2 psmisc=23.6-1 publicsuffix=20230209.2326-1
    python-apt-common=2.6.0 python3-apt=2.6.0 python3-argcomplete=2.0.0-1 python3-blinker=1.5-1
    python3-cffi-backend=1.15.1-5+b1 python3-crcmod=1.7+dfsg-3+b3 python3-dbus=1.3.2-4+b1 python3-distro=1.8.0-1
    python3-distutils=3.11.2-3 python3-gi=3.42.2-3+b1 python3-httplib2=0.20.4-3+deb12u1 python3-jwt=2.6.0-1+deb12u1
    python3-lazr.restfulclient=0.14.5-1 python3-lazr.uri=1.0.6-3 python3-lib2to3=3.11.2-3 python3-minimal=3.11.2-1+b1
    python3-oauthlib=3.2.2-1 python3-openssl=23.0.0-1 python3-pip=23.0.1+dfsg-1 python3-pip-whl=23.0.1+dfsg-1
    python3-pkg-resources=66.1.1-1+deb12u2 python3-pygments=2.14.0+dfsg-1 python3-pyparsing=3.0.9-1
    python3-setuptools=66.1.1-1+deb12u2 python3-setuptools-whl=66.1.1-1+deb12u2 python3-six=1.16.0-4
    python3-software-properties=0.99.30-4.1~deb12u1 python3-toml=0.10.2-1 python3-venv=3.11.2-1+b1
    python3-wadllib=1.3.6-4 python3-wheel=0.38.4-2 python3-xmltodict=0.13.0-1.1~deb12u1 python3.11=3.11.2-6+deb12u9
    python3.11-minimal=3.11.2-6+deb12u9 python3.11-venv=3.11.2-6+deb12u9 rpcsvc-proto=1.4.3-1
    rpm=4.18.0+dfsg-1+deb12u1 rpm-common=4.18.0+dfsg-1+deb12u1 rpm2cpio=4.18.0+dfsg-1+deb12u1 sgml-base=1.31
    shared-mime-info=2.2-1 software-properties-common=0.99.30-4.1~deb12u1 ssl-cert=1.1.2 tcl8.6=8.6.13+dfsg-2
    time=1.9-0.2 tk=8.6.13 tk8.6=8.6.13-2 universal-ctags=5.9.20210829.0-1 usr-is-merged=37~deb12u1
    valgrind=1:3.19.0-1 vim-runtime=2:9.0.1378-2+deb12u2 wrk=4.1.0-3+b2 x11-common=1:7.7+23 x11-utils=7.7+5
    xauth=1:1.1.2-1 xdg-user-dirs=0.18-1 xkb-data=2.35.1-1 xml-core=0.18+nmu1 xorg-sgml-doctools=1:1.11-1.1
    xxd=2:9.0.1378-2+deb12u2 yq=3.1.0-3 zlib1g=1:1.2.13.dfsg-1 python3-pynag=1.1.2+dfsg-3
    7zip=22.01+really26.02+dfsg-0+deb12u1 doschk=1.1-10+b1 libmmb4.0=4.0.0+dfsg-2 libsuma1=1.0.36-3+b1
    qml6-module-qtremoteobjects=6.4.2-1 liblua5.2-0=5.2.4-3 media-player-info=24-2 edb-debugger-plugins=1.3.0-2
    runit-init=2.1.2-54 libpurple0=2.14.12-1 libopenhpi3=3.8.0-2.1+b1 libefreet1a=1.26.3-1+b1 python3-doc8=0.10.1-1
    low-memory-monitor=2.1-1 python3-lzo=1.14-1+b3 rauc-service=1.8-2 libc6-mips64-mipsn32-cross=2.36-8cross2
    python3-django-pagination=1.0.7-6 python3-nbxmpp=4.2.2-2 mergerfs=2.33.5-1 python3-pyside2.qtx11extras=5.15.8-2+b1
    libcoap3=4.3.1-1 zsh-common=5.9-4 python3-moderngl=5.7.4-1+b1 python3-diagnostic-updater=1.11.0+ds-4
    t-prot=3.4-4.1 openntpd=1:6.2p3-4.2+b1 libvte-2.91-gtk4-0=0.70.6-2~deb12u1 logcheck-database=1.4.2+deb12u1
    python3-pysyncobj=0.3.11-1 fetchmail=6.4.37-1 libnm0=1.42.4-1+deb12u1 libmtdev1=1.1.6-1 python3-pyodc=1.1.2-1
    python3-scrape-schema-recipe=0.2.0-2 qml-module-ofono=0.120-1 libdotconf0=1.3-0.3 libfuzzylite6.0=6.0+dfsg-6
    python3-torrequest=0.1.0-2 dnstracer=1.9-7+b1 puppet-module-arioch-redis=3.2.0-3 libsentencepiece0=0.1.97-3+b1
    cinder-scheduler=2:21.3.1-1~deb12u1 python3-ruffus=2.8.4-5 kodi-imagedecoder-raw=20.1.0+ds1-2
    libvidstab1.1=1.1.0-2+b1 ddcutil=1.4.1-1 baloo-kf5=5.103.0-2 libudf0=2.1.0-4 libqt6sql6=6.4.2+dfsg-10
    python3-dotty-dict=1.3.1-2 libkf5krossui5=5.103.0-1 qml-module-qtquick-controls2=5.15.8+dfsg-2
    tang-common=11-2+deb12u1 makepkg=6.0.2-3 python3-can=4.1.0-1 python3-qgis-common=3.22.16+dfsg-1
    scim-im-agent=1.4.18+git20211204-0.1 libchromaprint1=1.5.1-2+b1 srecord=1.64-3 fcitx5-chewing=5.0.13-1
    procenv=0.51-0.2 blhc=0.13-5 wondershaper=1.1a-10.1 python3-jsonschema=4.10.3-1 vim-migemo=1:1.2+gh0.20150404-8
    libpystring0=1.1.4-1 libopenigtlink1.11=1.11.0-4 libqt6multimedia6=6.4.2-5
    qml-module-qt-labs-wavefrontmesh=5.15.8+dfsg-3 libtermbox1=1.1.2+dfsg-5+b1 snarf=7.0-9+b1 rocm-device-libs=5.2.3-2
    tryton-modules-stock-package=6.0.1-3 statgrab=0.92.1-1.1 python3-influxdb=5.3.1-3
    python3-pyrdfa=3.5.2+20220621~ds-1 librudecgi5=5.0.0-1.1+b2 usbmuxd=1.1.1-2+deb12u1
    stardict-plugin-fortune=3.0.7+git20220909+dfsg-4 wmsystemtray=1.4+git20150508-3
    libsnack-oss=2.2.10.20090624+dfsg-1 python3-music=1.1.16-1.1+b4 at=3.2.5-1+b1 libkf5notifyconfig5=5.103.0-1
    libnumbertext-java=1.0.11-1 libpcl-filters1.13=1.13.0+dfsg-3 tzwatch=1.4.4-11 libsord-0-0=0.16.14+git221008-1
    python3-location=0.9.16-2 qml-module-org-kde-kio=5.103.0-1 opal-utils=7.0+dfsg-1+b1 libsanlock-client1=3.8.5-1+b1
    libgtop-2.0-11=2.40.0-2 libaccounts-qt5-1=1.16-2 libzita-alsa-pcmi0=0.6.1-1 libbs2b-bin=3.1.0+dfsg-7 ccrypt=1.11-2
    libvirtodbc0=7.2.5.1+dfsg1-0.3 packagekit-gtk3-module=1.2.6-5+deb12u1 nut-i2c=2.8.0-7 libvkd3d1=1.2-15
    python3-dna-jellyfish=2.3.0-15+b3 python3-ipahealthcheck-core=0.11-1.1 trollsched-bin=0.6.0-5
    python3-libdiscid=2.0.2-1+b2 libsonic0=0.2.0-12 acpitail=0.1-5 python3-click-plugins=1.1.1-4
    libhpdf-2.3.0=2.3.0+dfsg-1+b1 ophcrack-cli=3.8.0-3+b1 cinder-api=2:21.3.1-1~deb12u1 dhcpcd5=9.4.1-24~deb12u5
    libkf5purpose-bin=5.103.0-1 multimail=0.52-1 libsoundio2=2.0.0-2 ibus-table-mongol-bichig=1.3.15+ds-1
    libfltk1.3=1.3.8-5 fcitx-pinyin=1:4.2.9.9-1 python3-docopt=0.6.2-4.1 libxcb-xf86dri0=1.15-1
    libc++abi1-13=1:13.0.1-11+b2 libbemenu0=0.6.14+dfsg-1 librte-ring23=22.11.11-0+deb12u1 libyascreen0=1.97-1
    usbrelayd=1.0-2.1 libshisa0=1.0.3-1+b1 python3-apriltag=3.3.0-1+b1 libsynfig0a=1.5.1+dfsg-3+b1 wrapsrv=1.0.0-1.1
    libdsfmt-86243-1=2.2.3+dfsg-5 libgivaro9=4.2.0-3 pdudaemon-client=0.0.8.58.g597052b-1+deb12u1
    libadwaitaqtpriv1=1.4.2-3 python3-cson=0.8-1+b3 python3-wcwidth=0.2.5+dfsg1-1.1 selinux-policy-mls=2:2.20221101-9
    aardvark-dns=1.4.0-3 libukui-desktopclient0=1.0.1-2+b1 libhx509-5-heimdal=7.8.git20221117.28daf24+dfsg-2
    icinga2=2.13.6-2+deb12u2 tryton-modules-dashboard=6.0.0-3 libqcoro6core0=0.8.0-1 cloud-guest-utils=0.33-1
    libgtk-layer-shell0=0.8.0-1 lxd-tools=5.0.2-5+deb12u6 libiksemel3=1.4-4 libstoken1=0.92-1
    libapache2-mod-mime-xattr=0.4-7 avahi-discover=0.8-10+deb12u1 python3-confection=0.0.4-2 pgdbf=0.6.2-1.1+b2
    libkf5ksieveui5=4:22.12.3-1+deb12u1 python3-paq=0.1.1+git20170722.9c5d493-5+b1 libervia-pubsub=0.4.0+hg473-1
    libcdi0=2.1.1-1+deb12u1 libgnuradio-pmt3.10.5=3.10.5.1-3 fcitx5-chinese-addons-data=5.0.16-1
    icingaweb2-module-director=1.10.2-1 tryton-modules-stock-package-shipping-dpd=6.0.5-1
    python3-slepc4py-64-real=3.18.2-1 libbytesize-common=2.7-1 kodi-pvr-sledovanitv-cz=20.3.0+ds1-1 amispammer=3.3-2.1
    weechat-guile=3.8-1 fcitx-module-x11=1:4.2.9.9-1 bpfmon=2.51-1 libkf5webkit5=5.103.0-1 libtss2-tcti-swtpm0=3.2.1-3
    mariadb-backup=1:10.11.19-0+deb12u1 libmrpt-maps2.5=1:2.5.8+ds-2 python3-uncertainties=3.1.6-1
    python3-dotenv=0.21.0-1 apache2-data=2.4.71-1~deb12u1 python3-backoff=2.2.1-1 iroffer=1.4.b03-7
    python3-fastbencode=0.2-1 postfix-sqlite=3.7.11-0+deb12u1 bird2=2.0.12-7 python3-libapparmor=3.0.8-3
    libpolylib64-8=5.22.5-4+dfsg python3-munkres=1.1.4-3 libplacebo208=4.208.0-3 postgresql-15-decoderbufs=2.1.2-1
    python3-mbstrdecoder=1.1.0-2 libapache2-mod-auth-tkt=2.3.99~b1-1 tryton-modules-sale-credit-limit=6.0.1-1
    libnl-xfrm-3-200=3.7.0-0.2+b1 libkf5messageviewer5abi1=4:22.12.3-2~deb12u1 gstreamer1.0-omx-generic=1.22.0-1
    python3-djangorestframework-flex-fields=1.0.0-1 libcpldfs26=7.2.3+ds-1 libopendbx1-sqlite3=1.4.6-16+b1
    python3-pyranges=0.0.111+ds-4 python3-django-dbconn-retry=0.1.7-1 xymon-client=4.3.30-1+b2
    dracut-config-rescue=059-4 libkf5plasma5=5.103.0-1+deb12u1 python3-pywps=4.5.2-2
    qml6-module-qt3d-animation=6.4.2+dfsg-2 agedu=20211129.8cd63c5-1 python3-simplebayes=1.5.7-2
    python3-ttystatus=0.38-4 python3-setuptools-protobuf=0.1.3-2 python3-rapidjson=1.4-2+b4 python3-fife=0.4.2-5+b1
    python3-praw=7.6.0-1 libqt5qml5=5.15.8+dfsg-3 librsskit0d=0.4-1+b5 watcher-decision-engine=9.0.0-2+deb12u1
    pass=1.7.4-6 libjaylink0=0.3.1-1 kamailio-lua-modules=5.6.3-2 apt-offline-gui=1.8.5-1 rclone-browser=1.8.0-2
    liblxqt-globalkeys-ui1=1.2.0-1 libc6-i386-x32-cross=2.36-8cross1 libace-inet-ssl-7.0.8=7.0.8+dfsg-2
    libluksmeta0=9-4+deb12u1 librpma0=1.2.0-1 qml-module-org-kde-notifications=5.103.0-1 sagan=1.2.0-1.2
    brightd=0.4.1-4 qml-module-org-kde-kquickimageeditor=0.2.0-4 whois=5.5.17 libkf5mediaplayer5=5.103.0-1
    validns=0.8+git20160720-3.2 libtelepathy-logger-qt5=17.09.0-1 open-infrastructure-compute-tools=20221223-3
    python3-healpy=1.16.1-1+b2 helpman=2.4-1 libfftw3-long3=3.3.10-1 gpgv1=1.4.23-1.1+b1 libisal2=2.30.0-5
    libsvm3=3.24+ds-6 libkreport3-plugin-maps=3.2.0-3 python3-twitter=3.3-5 python3-reproject=0.10.0-2
    lcmaps-plugins-jobrep=1.5.6-1.1+b1 libkf5kontactinterface-data=22.12.3-1 liblttng-ust1=2.13.5-1
    python3-fedora=1.1.1-1 librte-meta-event=22.11.11-0+deb12u1 python3-msal-extensions=1.0.0-2
    python3-django-oauth-toolkit=1.7.0-2 wcd=6.0.3-4 python3-pgspecial=2.0.1-2 python3-feature-check=1.0.1-1
    libclaw-configuration-file1v5=1.7.4-2 libkwnn0=1.1.1~a021+cvs20130302-7+b2 netsed=1.2-3+b1
    ppp-gatekeeper=0.1.0-201406111015-1.1 gridengine-master=8.1.9+dfsg-10+b1 update-inetd=4.53 packagesearch=2.8.0
    knot-resolver-module-http=5.6.0-1+deb12u1 libasynccpp1.6=19.09.2-1 spi-tools=0.8.4-1 python3-upsetplot=0.8.0-1
    pmtools=2.2.0-3 hw-probe=1.6.5-1 kinfocenter=4:5.27.5-2 python3-libsss-nss-idmap=2.8.2-4+deb12u1
    libavcodec59=7:5.1.9-0+deb12u1 qbittorrent=4.5.2-3+deb12u1 cockpit-ws=287.1-0+deb12u3
    python3-starlette=0.26.1-1+deb12u2 libtext-engine-0.1-0=0.1.1-4 libsymspg1=2.0.2-1+b3 alfred=2023.0-1
    python3-munch=2.5.0-2 note=1.3.26-3 libqtspell-qt5-data=1.0.1-2 zpaq=7.15+repack-1 btrfs-compsize=1.5-1
    neutron-common=2:21.0.0-7+deb12u1 python3-zeroc-ice=3.7.8-2.1+b1 ibus=1.5.27-5 radvdump=1:2.19-1+b1
    eegdev-plugins-free=0.2-6+b1 knockpy=6.1.0-1
    """
